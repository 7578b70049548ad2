package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"broadsheet/backend/finding"
)

// tinyWebP is a lossless picture of one pixel.
const tinyWebP = "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"

// encodings writes a picture in each format that has an encoder.
func encodings(t testing.TB, img image.Image) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"jpeg": encodeJPEG(t, img, 90)}
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"png":  func(b *bytes.Buffer) error { return png.Encode(b, img) },
		"gif":  func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) },
		"tiff": func(b *bytes.Buffer) error { return tiff.Encode(b, img, &tiff.Options{Compression: tiff.Deflate}) },
		"bmp":  func(b *bytes.Buffer) error { return bmp.Encode(b, img) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = b.Bytes()
	}
	return out
}

func TestEveryFormat(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for i := range 60 * 40 {
		img.SetNRGBA(i%60, i/60, color.NRGBA{200, 100, 50, 255})
	}
	all := encodings(t, img)
	all["webp"] = []byte(tinyWebP)
	for format, data := range all {
		s := shelf{}
		p := s.put(t, "x."+format, data)
		if w, h := 60, 40; format != "webp" && (p.Width != w || p.Height != h) || p.Format != format {
			t.Errorf("%s: read as %s of %d × %d", format, p.Format, p.Width, p.Height)
		}
		d := NewDarkroom(nil, s, 1)
		if err := d.Analyse(context.Background(), &p); err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: Whole, Width: 30, Height: 20})
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if got := color.NRGBAModel.Convert(decodeJPEG(t, r.Data).At(r.Width/2, r.Height/2)).(color.NRGBA); format != "webp" && !near8(got, color.NRGBA{200, 100, 50, 255}, 6) {
			t.Errorf("%s: the middle is %v", format, got)
		}
	}
}

// TestWidePictures holds that pictures which are halved on the way keep size,
// colours and edges, whatever their kind and however odd their size.
func TestWidePictures(t *testing.T) {
	colours := [4]color.NRGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {50, 60, 190, 255}, {210, 200, 60, 255}}
	for _, width := range []int{5200, 5203, 10401} {
		img := corners(width, 37, colours)
		for _, data := range [][]byte{encodeJPEG(t, img, 95), encodings(t, img)["png"]} {
			s := shelf{}
			p := s.put(t, "wide", data)
			d := NewDarkroom(nil, s, 1)
			if err := d.Analyse(context.Background(), &p); err != nil {
				t.Fatal(err)
			}
			if n := d.drawer.get(p.ID, (*negative).isWhole); n.picture.Bounds().Dx() != width>>n.halvings || n.halvings < 1 {
				t.Errorf("%s of %d pixels: a negative of %v", p.Format, width, n.picture.Bounds())
			}
			for i, at := range [][2]float64{{0.001, 0.1}, {0.999, 0.1}, {0.001, 0.9}, {0.999, 0.9}} {
				checkMiddle(t, d, p, Whole, 1500, 10, at[0], at[1], colours[i])
			}
		}
	}
}

func near8(a, b color.NRGBA, within int) bool {
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d > within || -d > within {
			return false
		}
	}
	return true
}

// pngHeader is a PNG that claims a size and ends there.
func pngHeader(w, h uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, w)
	chunk = binary.BigEndian.AppendUint32(chunk, h)
	chunk = append(chunk, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// changed returns a file with one byte different.
func changed(data []byte, at int, b byte) []byte {
	out := bytes.Clone(data)
	out[at] = b
	return out
}

func TestBadPhotosAreFindings(t *testing.T) {
	plain := encodeJPEG(t, drawScene(320, 200, 10), 85)
	huge := bytes.Clone(plain)
	frame := bytes.Index(huge, []byte{0xff, 0xc0})
	copy(huge[frame+5:], []byte{0xff, 0xff, 0xff, 0xff})
	progressive := bytes.Clone(huge) // the same claim with coefficients kept
	progressive[frame+1] = 0xc2
	copy(progressive[frame+5:], []byte{0x28, 0, 0x28, 0}) // 10240 × 10240
	for _, c := range []struct {
		name string
		data []byte
		want finding.Code
	}{
		{"empty", nil, Empty},
		{"text", []byte("this is not a picture"), UnknownFormat},
		{"heic", heicHeader(40, 30, 0), PhoneFormat},
		{"heic without a picture", heicHeader(40, 30, 0)[:24], Damaged},
		{"png bomb", pngHeader(60000, 60000), TooLarge},
		{"png bomb within the limit", pngHeader(8000, 8000), Inflated},
		{"png beyond all", pngHeader(0x7fffffff, 0x7fffffff), UnreadableKind}, // its decoder says so first
		{"jpeg bomb", huge, Inflated},
		{"progressive jpeg", progressive, Inflated},
		{"half a header", plain[:40], Truncated},
		{"no row of blocks", plain[:bytes.Index(plain, []byte{0xff, 0xda})+40], Truncated},
		{"no row of blocks, but an end", append(bytes.Clone(plain[:bytes.Index(plain, []byte{0xff, 0xda})+40]), 0xff, 0xd9), Damaged},
		{"arithmetic coding", changed(plain, frame+1, 0xc9), ArithmeticJPEG},
		{"lossless coding", changed(plain, frame+1, 0xc3), LosslessJPEG},
		{"hierarchical coding", changed(plain, frame+1, 0xc5), LayeredJPEG},
		{"12 bits", changed(changed(plain, frame+1, 0xc1), frame+4, 12), TwelveBitJPEG},
		{"two components", changed(plain, frame+9, 2), UnreadableKind},
	} {
		p, _, err := Probe(c.name, c.data)
		if err == nil {
			err = NewDarkroom(nil, shelf{p.ID: c.data}, 1).Analyse(context.Background(), &p)
		}
		f, ok := finding.FromError(err)
		if !ok || f.Code != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
			continue
		}
		if f.Place.File != c.name || !finding.HasText("zh", f.Code) || strings.Contains(f.Message("en"), "{") {
			t.Errorf("%s: finding %+v says %q", c.name, f, f.Message("en"))
		}
	}
}

func TestDecoderPanicIsAnError(t *testing.T) {
	_, err := guard(func() (int, error) { var none []int; return none[3], nil })
	if err == nil || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("got %v", err)
	}
	var f finding.Finding
	if f, _ = finding.FromError(decodeError("a.tif", err)); f.Code != Damaged {
		t.Errorf("finding %+v", f)
	}
}

func TestFindingsOfUsablePhotos(t *testing.T) {
	_, fs, err := Probe("x.png", encodeJPEG(t, drawScene(64, 64, 0), 80))
	if err != nil || len(fs) != 1 || fs[0].Code != WrongExtension {
		t.Errorf("findings %v, %v", fs, err)
	}
	if _, fs, _ := Probe("x.JPG", encodeJPEG(t, drawScene(64, 64, 0), 80)); len(fs) != 0 {
		t.Errorf("findings %v", fs)
	}
}

func TestSameBytesSameID(t *testing.T) {
	data := encodeJPEG(t, drawScene(64, 48, 0), 80)
	a, _, _ := Probe("a.jpg", data)
	b, _, _ := Probe("b.jpg", data)
	if a.ID != b.ID || len(a.ID) != 32 {
		t.Errorf("IDs %q and %q", a.ID, b.ID)
	}
	if c, _, err := Probe("c.jpg", append(bytes.Clone(data), 0)); err != nil || c.ID == a.ID {
		t.Errorf("other bytes have the ID %q (%v)", c.ID, err)
	}
}

func TestWhitePaper(t *testing.T) {
	half := color.NRGBA{200, 0, 0, 128}
	pictures := map[string]image.Image{}
	box := image.Rect(0, 0, 4, 4)
	n8, p8, n16, p16 := image.NewNRGBA(box), image.NewRGBA(box), image.NewNRGBA64(box), image.NewRGBA64(box)
	pal := image.NewPaletted(box, color.Palette{half})
	for i := range 16 {
		n8.Set(i%4, i/4, half)
		p8.Set(i%4, i/4, half)
		n16.Set(i%4, i/4, half)
		p16.Set(i%4, i/4, half)
	}
	pictures["NRGBA"], pictures["RGBA"], pictures["NRGBA64"], pictures["RGBA64"], pictures["paletted"] = n8, p8, n16, p16, pal
	row := make([]uint8, 3*6)
	for name, img := range pictures {
		readRow(row, img, nil, 6, 1)
		if got := (color.NRGBA{row[0], row[1], row[2], 255}); !near8(got, color.NRGBA{228, 127, 127, 255}, 2) {
			t.Errorf("%s: half a red on paper is %v", name, got)
		}
		if row[15] != 255 || row[17] != 255 {
			t.Errorf("%s: outside is not paper: %v", name, row[12:])
		}
	}
	pal.Pix[4] = 9 // beyond the palette
	readRow(row, pal, nil, 6, 1)
	if row[0] != 255 {
		t.Errorf("a colour beyond the palette is %v", row[:3])
	}
}

func TestLostOriginal(t *testing.T) {
	p := Photo{ID: "0", Name: "gone.jpg"}
	err := NewDarkroom(nil, shelf{}, 1).Analyse(context.Background(), &p)
	var e *finding.Error
	if !errors.As(err, &e) || e.Finding.Code != NoOriginal || e.Finding.Place.File != "gone.jpg" {
		t.Errorf("got %v", err)
	}
}
