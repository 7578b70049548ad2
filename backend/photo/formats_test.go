package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"testing"

	"broadsheet/backend/finding"
)

// conversion is a Converter that has one answer.
type conversion struct {
	jpeg  []byte
	err   error
	isOff bool
	runs  int
}

func (c *conversion) IsReady() bool { return !c.isOff }

func (c *conversion) Convert(context.Context, []byte) ([]byte, error) {
	c.runs++
	return c.jpeg, c.err
}

// TestFormats takes files of every kind the whole way: what Probe says, which
// findings there are, and which colours come out.
func TestFormats(t *testing.T) {
	const w, h = 48, 32
	img := corners(w, h, quarters)
	flat := func(f flatJPEG) []byte {
		f.width, f.height = w, h
		return f.encode()
	}
	all := encodings(t, img)
	swap := func(c color.NRGBA) color.NRGBA { return color.NRGBA{c.B, c.G, c.R, 255} }
	grey := func(v uint8) color.NRGBA { return color.NRGBA{v, v, v, 255} }
	one := func(c color.NRGBA) [4]color.NRGBA { return [4]color.NRGBA{c, c, c, c} }
	swapped := [4]color.NRGBA{swap(quarters[0]), swap(quarters[1]), swap(quarters[2]), swap(quarters[3])}
	cyan, paper := color.NRGBA{0, 158, 224, 255}, grey(255)
	repeat := func(pixel ...byte) [][]byte {
		rows := make([][]byte, h)
		for y := range rows {
			rows[y] = bytes.Repeat(pixel, w)
		}
		return rows
	}
	for _, c := range []struct {
		name, format string
		data         []byte
		want         [4]color.NRGBA // in the quarters
		profile      string
		findings     []finding.Code
	}{
		{"4:2:0.jpg", "jpeg", all["jpeg"], quarters, "", nil},
		{"grey.jpg", "jpeg", flat(flatJPEG{components: 1, values: []int{90}}), one(grey(90)), "", nil},
		{"odd.jpg", "jpeg", flat(flatJPEG{components: 3, values: []int{90, 128, 128}, sampling: []byte{0x32, 0x12, 0x11}}), one(grey(90)), "", nil},
		{"luma-below.jpg", "jpeg", flat(flatJPEG{components: 3, values: []int{90, 128, 128}, sampling: []byte{0x11, 0x22, 0x21}}), one(grey(90)), "", nil},
		{"rgb.jpg", "jpeg", flat(flatJPEG{components: 3, values: []int{200, 100, 50}, adobe: 1}), one(color.NRGBA{200, 100, 50, 255}), "", nil},
		{"rgb-by-name.jpg", "jpeg", flat(flatJPEG{components: 3, values: []int{200, 100, 50}, ids: "RGB"}), one(color.NRGBA{200, 100, 50, 255}), "", nil},
		{"cmyk.jpg", "jpeg", flat(flatJPEG{components: 4, values: []int{255, 0, 0, 0}}), one(cyan), "", []finding.Code{ConvertedCMYK}},
		{"adobe-cmyk.jpg", "jpeg", flat(flatJPEG{components: 4, values: []int{0, 255, 255, 255}, adobe: 1}), one(cyan), "", []finding.Code{ConvertedCMYK}},
		{"adobe-ycck.jpg", "jpeg", flat(flatJPEG{components: 4, values: []int{76, 85, 255, 255}, adobe: 3}), one(cyan), "", []finding.Code{ConvertedCMYK}},
		{"paper.jpg", "jpeg", flat(flatJPEG{components: 4, values: []int{0, 0, 0, 0}}), one(paper), "", []finding.Code{ConvertedCMYK}},
		{"press.jpg", "jpeg", withProfile("jpeg", flat(flatJPEG{components: 4, values: []int{0, 255, 255, 255}, adobe: 1}), redPress()), one(color.NRGBA{224, 45, 35, 255}), "Red press", nil},
		{"press.tif", "tiff", withProfile("tiff", cmykTIFF(w, h, [4]byte{255, 0, 0, 0}), redPress()), one(color.NRGBA{224, 45, 35, 255}), "Red press", nil},
		{"cmyk.tif", "tiff", cmykTIFF(w, h, [4]byte{255, 0, 0, 0}), one(cyan), "", []finding.Code{ConvertedCMYK}},
		{"swapped.jpg", "jpeg", withProfile("jpeg", all["jpeg"], swappedProfile()), swapped, "sRGB IEC61966-2.1", nil},
		{"swapped.png", "png", withProfile("png", all["png"], swappedProfile()), swapped, "sRGB IEC61966-2.1", nil},
		{"swapped.tif", "tiff", withProfile("tiff", all["tiff"], swappedProfile()), swapped, "sRGB IEC61966-2.1", nil},
		{"grey-of-light.jpg", "jpeg", withProfile("jpeg", flat(flatJPEG{components: 1, values: []int{90}}), swappedProfile()), one(grey(90)), "sRGB IEC61966-2.1", nil},
		{"unfit.jpg", "jpeg", withProfile("jpeg", all["jpeg"], redPress()), quarters, "Red press", []finding.Code{ProfileUnfit}},
		{"broken.png", "png", withProfile("png", all["png"], []byte("no profile")), quarters, "", []finding.Code{ProfileUnfit}},
		{"unfit-press.jpg", "jpeg", withProfile("jpeg", flat(flatJPEG{components: 4, values: []int{255, 0, 0, 0}}), []byte("no profile")), one(cyan), "", []finding.Code{ProfileUnfit}},
		{"plain.png", "png", all["png"], quarters, "", nil},
		{"interlaced.png", "png", interlacedPNG(img), quarters, "", nil},
		{"16-bit.png", "png", rawPNG(w, h, 16, 2, 0, repeat(200, 255, 100, 0, 50, 128)), one(color.NRGBA{200, 100, 50, 255}), "", nil},
		{"grey-16.png", "png", rawPNG(w, h, 16, 0, 0, repeat(90, 200)), one(grey(90)), "", nil},
		{"grey-alpha.png", "png", rawPNG(w, h, 8, 4, 0, repeat(0, 128)), one(grey(127)), "", nil},
		{"palette.png", "png", rawPNG(w, h, 8, 3, 0, repeat(1), pngChunk("PLTE", []byte{0, 0, 0, 200, 0, 0}), pngChunk("tRNS", []byte{255, 128})), one(color.NRGBA{228, 127, 127, 255}), "", nil},
		{"colour-as-none.png", "png", rawPNG(w, h, 8, 2, 0, repeat(9, 8, 7), pngChunk("tRNS", []byte{0, 9, 0, 8, 0, 7})), one(paper), "", nil},
		{"plain.tif", "tiff", all["tiff"], quarters, "", nil},
		{"plain.bmp", "bmp", all["bmp"], quarters, "", nil},
		{"film.gif", "gif", film(t, img), quarters, "", nil},
		{"lossless.webp", "webp", losslessWebP(img, nil), quarters, "", nil},
		{"plain.avif", "avif", encodeAVIF(t, img), quarters, "", nil},
		{"phone.heic", "heic", heicHeader(w, h, 0), quarters, "", nil},
		{"wrong.png", "gif", film(t, img), quarters, "", []finding.Code{WrongExtension}},
	} {
		s := shelf{}
		p, found, err := Probe(c.name, c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		s[p.ID] = c.data
		d := NewDarkroom(nil, s, 1)
		d.ConvertBy(&conversion{jpeg: encodeJPEG(t, img, 95)})
		if err := d.Analyse(context.Background(), &p); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Format != c.format || p.Width != w || p.Height != h || p.Profile != c.profile || p.Damage != "" {
			t.Errorf("%s: %s of %d × %d, profile %q, damage %q", c.name, p.Format, p.Width, p.Height, p.Profile, p.Damage)
		}
		checkCodes(t, c.name, append(found, p.Findings()...), c.findings)
		r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: Whole, Width: w, Height: h, Quality: 95})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		m := decodeJPEG(t, r.Data)
		for i, at := range []image.Point{{10, 6}, {38, 6}, {10, 26}, {38, 26}} {
			if got := color.NRGBAModel.Convert(m.At(at.X, at.Y)).(color.NRGBA); !near8(got, c.want[i], 7) {
				t.Errorf("%s: at %v %v, want %v", c.name, at, got, c.want[i])
			}
		}
	}
}

func checkCodes(t *testing.T, name string, found []finding.Finding, want []finding.Code) {
	t.Helper()
	if len(found) != len(want) {
		t.Errorf("%s: findings %v, want %v", name, found, want)
		return
	}
	for i, f := range found {
		if f.Code != want[i] || f.Place.File != name {
			t.Errorf("%s: finding %v, want %v", name, f, want[i])
		}
	}
}

// TestOrientationOfEveryFormat holds that the turn is found wherever a format
// keeps it.
func TestOrientationOfEveryFormat(t *testing.T) {
	const w, h = 48, 32
	upright := corners(w, h, quarters)
	for n := 1; n <= 8; n++ {
		stored := stored(upright, n)
		sw, sh := stored.Rect.Dx(), stored.Rect.Dy()
		exif := withEXIF([]byte{0xff, 0xd8}, exifTag{0x0112, 3, []byte{byte(n), 0}})[12:] // TIFF alone
		all := encodings(t, stored)
		files := map[string][]byte{
			"jpeg": withEXIF(encodeJPEG(t, stored, 95), exifTag{0x0112, 3, []byte{byte(n), 0}}),
			"png":  withChunk(all["png"], "eXIf", exif),
			"tiff": withTIFFTag(all["tiff"], 274, n),
			"webp": losslessWebP(stored, exif),
		}
		if turn := map[int]byte{1: 0, 8: 1, 3: 2, 6: 3}; n == 1 || turn[n] > 0 {
			files["heic"] = heicHeader(sw, sh, turn[n])
		}
		for format, data := range files {
			s := shelf{}
			p := s.put(t, "x", data)
			if p.Format != format || p.Orientation != n || p.Width != w || p.Height != h {
				t.Errorf("%s, orientation %d: read as %s, %d, %d × %d", format, n, p.Format, p.Orientation, p.Width, p.Height)
				continue
			}
			d := NewDarkroom(nil, s, 1)
			// The converter turns the picture but leaves an EXIF that would turn it again.
			d.ConvertBy(&conversion{jpeg: withEXIF(encodeJPEG(t, upright, 95), exifTag{0x0112, 3, []byte{6, 0}})})
			for i, at := range [][2]float64{{0.2, 0.2}, {0.8, 0.2}, {0.2, 0.8}, {0.8, 0.8}} {
				checkMiddle(t, d, p, Whole, w, h, at[0], at[1], quarters[i])
			}
		}
	}
}

// stored returns an upright picture as a camera stores it that writes this
// orientation.
func stored(m *image.NRGBA, orientation int) *image.NRGBA {
	w, h := turned(m.Rect.Dx(), m.Rect.Dy(), orientation)
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	mirrorX, mirrorY := mirrors(orientation)
	for i := range m.Rect.Dx() * m.Rect.Dy() {
		x, y := i%m.Rect.Dx(), i/m.Rect.Dx()
		sx, sy := turned(x, y, orientation)
		if mirrorX {
			sx = w - 1 - sx
		}
		if mirrorY {
			sy = h - 1 - sy
		}
		out.SetNRGBA(sx, sy, m.NRGBAAt(x, y))
	}
	return out
}

// withTIFFTag writes the directory anew at the end, with one number more, in
// the order of tags.
func withTIFFTag(file []byte, tag, value int) []byte {
	le := binary.LittleEndian
	old := file[le.Uint32(file[4:]):]
	n := int(le.Uint16(old))
	out := bytes.Clone(file)
	start := len(out)
	out = le.AppendUint16(out, uint16(n+1))
	entry := le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(nil, uint16(tag)), 3), 1), uint32(value))
	for i := range n {
		e := old[2+12*i:][:12]
		if entry != nil && int(le.Uint16(e)) > tag {
			out, entry = append(out, entry...), nil
		}
		out = append(out, e...)
	}
	out = le.AppendUint32(append(out, entry...), 0)
	le.PutUint32(out[4:], uint32(start))
	return out
}

// TestConversions holds what becomes of HEIC where the program outside is
// missing, fails, or gives something else; and that it runs once for a photo.
func TestConversions(t *testing.T) {
	img := encodeJPEG(t, corners(48, 32, quarters), 90)
	for name, c := range map[string]struct {
		by   Converter
		want finding.Code
	}{
		"none":          {nil, PhoneFormat},
		"not installed": {&conversion{isOff: true}, PhoneFormat},
		"fails":         {&conversion{err: errors.New("no codec")}, NotConverted},
		"half":          {&conversion{jpeg: img[:30]}, Truncated},
		"a PNG":         {&conversion{jpeg: rawPNG(1, 1, 8, 0, 0, [][]byte{{0}})}, NotConverted},
	} {
		s := shelf{}
		p := s.put(t, "phone.heic", heicHeader(48, 32, 0))
		d := NewDarkroom(nil, s, 1)
		d.ConvertBy(c.by)
		if isMissing := d.CanRead(p) != nil; isMissing != (c.want == PhoneFormat) {
			t.Errorf("%s: CanRead says %v", name, d.CanRead(p))
		}
		f, _ := finding.FromError(d.Analyse(context.Background(), &p))
		if f.Code != c.want || f.Place.File != "phone.heic" {
			t.Errorf("%s: %v, want %v", name, f, c.want)
		}
	}
	s, cache, by := shelf{}, &MemoryCache{}, &conversion{jpeg: img}
	p := s.put(t, "phone.heic", heicHeader(48, 32, 0))
	for range 3 {
		d := NewDarkroom(cache, s, 1)
		d.ConvertBy(by)
		if _, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: Whole, Width: 10 + by.runs, Height: 10}); err != nil {
			t.Fatal(err)
		}
	}
	if by.runs != 1 {
		t.Errorf("%d conversions of one photo", by.runs)
	}
}
