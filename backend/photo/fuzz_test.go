package photo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"testing"
	"unicode/utf8"

	"broadsheet/backend/finding"
)

// fuzzLimit keeps a fuzz run quick: larger claims are only probed.
const fuzzLimit = 4 << 20

// addSeeds adds a small file of each format, plain and with metadata.
func addSeeds(f *testing.F) {
	img := corners(24, 18, [4]color.NRGBA{{200, 0, 0, 255}, {0, 200, 0, 200}, {0, 0, 200, 255}, {9, 9, 9, 255}})
	for format, data := range encodings(f, img) {
		f.Add(data)
		f.Add(withProfile(format, data, swappedProfile()))
	}
	f.Add([]byte(tinyWebP))
	f.Add(encodeJPEG(f, image.NewGray(image.Rect(0, 0, 9, 9)), 50))
	plain := encodeJPEG(f, img, 60)
	f.Add(withEXIF(plain, exifTag{0x0112, 3, []byte{6, 0}}, exifTag{0x9c9c, 1, utf16LE("说明")}, exifTag{0x010e, 2, []byte("words\x00")}))
	f.Add(withIPTC(plain, dataset(1, 90, "\x1b%G"), dataset(2, 120, "说明"), dataset(2, 25, "k")))
	f.Add(withXMP(plain, `<dc:description><rdf:Alt><rdf:li>x</rdf:li></rdf:Alt></dc:description>`))
}

// FuzzPhoto takes foreign bytes all the way: whatever they are, there is a
// rendition or a finding.
func FuzzPhoto(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _, err := Probe("x.jpg", data)
		if err != nil {
			if _, ok := finding.FromError(err); !ok {
				t.Fatalf("%v is no finding", err)
			}
			return
		}
		if p.Width <= 0 || p.Height <= 0 || p.Orientation < 1 || p.Orientation > 8 {
			t.Fatalf("%+v", p)
		}
		if h, err := readHeader("x.jpg", data); err != nil || h.cost(0) > fuzzLimit {
			return
		}
		d := NewDarkroom(nil, shelf{p.ID: data}, 1)
		if err := d.Analyse(context.Background(), &p); err != nil {
			if _, ok := finding.FromError(err); !ok {
				t.Fatalf("%v is no finding", err)
			}
			return
		}
		c := p.CropFor(1.5)
		r, err := d.Rendition(context.Background(), PageSpec(p.ID, c, 40000, 27000))
		if err != nil || r.Width <= 0 || r.Height <= 0 {
			t.Fatalf("%d × %d, %v", r.Width, r.Height, err)
		}
	})
}

// FuzzMetadata holds that every text is valid, whatever the bytes of its tag.
func FuzzMetadata(f *testing.F) {
	addSeeds(f)
	plain := encodeJPEG(f, image.NewGray(image.Rect(0, 0, 8, 8)), 50)
	f.Fuzz(func(t *testing.T, data []byte) {
		inside := data[:min(len(data), 60000)]
		for _, c := range []struct {
			format string
			data   []byte
		}{
			{"jpeg", data}, {"png", data}, {"tiff", data}, {"webp", data},
			{"jpeg", withIPTC(plain, inside)},
			{"jpeg", withSegment(plain, 0xe1, append([]byte(exifHeader), inside...))},
			{"jpeg", withIPTC(plain, dataset(2, 120, string(inside[:min(len(inside), 2000)])))},
		} {
			facts, _ := readMetadata(c.format, bytes.Clone(c.data))
			m := facts.meta
			for _, text := range append([]string{m.Caption, m.Headline, m.Title, m.Byline, m.Credit, m.Source, m.Date}, m.Keywords...) {
				if !utf8.ValidString(text) {
					t.Fatalf("%q is not valid", text)
				}
			}
			if facts.orientation < 1 || facts.orientation > 8 {
				t.Fatalf("orientation %d", facts.orientation)
			}
		}
	})
}
