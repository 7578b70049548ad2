package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"strings"
	"testing"

	"broadsheet/backend/colour"
)

// swappedProfile is sRGB with red for blue and blue for red: what was
// converted by it cannot be overlooked.
func swappedProfile() []byte {
	return []byte(strings.NewReplacer("rXYZ", "bXYZ", "bXYZ", "rXYZ").Replace(string(colour.SRGBProfile())))
}

// linearGrey is a profile of grey light without a curve.
func linearGrey() []byte {
	p := bytes.Clone(colour.SRGBProfile()[:128])
	copy(p[16:], "GRAY")
	p = append(p, "\x00\x00\x00\x01kTRC\x00\x00\x00\x90\x00\x00\x00\x0ccurv\x00\x00\x00\x00\x00\x00\x00\x00"...)
	binary.BigEndian.PutUint32(p, uint32(len(p)))
	return p
}

// withProfile puts a profile into a file.
func withProfile(format string, file, profile []byte) []byte {
	switch format {
	case "jpeg": // in two parts, the second first
		half := len(profile) / 2
		file = withSegment(file, 0xe2, append([]byte("ICC_PROFILE\x00\x01\x02"), profile[:half]...))
		return withSegment(file, 0xe2, append([]byte("ICC_PROFILE\x00\x02\x02"), profile[half:]...))
	case "png":
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		z.Write(profile)
		z.Close()
		chunk := append([]byte("iCCPname\x00\x00"), packed.Bytes()...)
		out := binary.BigEndian.AppendUint32(bytes.Clone(file[:33]), uint32(len(chunk)-4))
		out = binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
		return append(out, file[33:]...)
	case "tiff":
		return withTIFFProfile(file, profile)
	case "webp":
		chunk := binary.LittleEndian.AppendUint32([]byte("ICCP"), uint32(len(profile)))
		chunk = append(append(chunk, profile...), make([]byte, len(profile)&1)...)
		out := append(append(bytes.Clone(file[:12]), chunk...), file[12:]...)
		binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
		return out
	}
	return file
}

// withTIFFProfile writes the directory anew at the end, with one entry more.
func withTIFFProfile(file, profile []byte) []byte {
	le := binary.LittleEndian
	old := file[le.Uint32(file[4:]):]
	n := le.Uint16(old)
	out := append(bytes.Clone(file), profile...)
	start := len(out)
	out = le.AppendUint16(out, n+1)
	out = append(out, old[2:2+12*int(n)]...)
	out = le.AppendUint16(out, tiffProfileTag)
	out = le.AppendUint16(out, 7)
	out = le.AppendUint32(le.AppendUint32(out, uint32(len(profile))), uint32(len(file)))
	out = le.AppendUint32(out, 0)
	le.PutUint32(out[4:], uint32(start))
	return out
}

// developed returns the middle pixel of a file as it is kept.
func developed(t *testing.T, data []byte) color.NRGBA {
	t.Helper()
	h, err := readHeader("x", data)
	if err != nil {
		t.Fatal(err)
	}
	n, err := newNegative(data, h, nil).develop(t.Context(), "x", data, h)
	if err != nil {
		t.Fatal(err)
	}
	return color.NRGBAModel.Convert(n.picture.At(h.width/2, h.height/2)).(color.NRGBA)
}

// looksLike reports whether no channel is further away than JPEG may make it.
func looksLike(a, b color.NRGBA) bool {
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d < -4 || d > 4 {
			return false
		}
	}
	return true
}

func TestProfilesAreUsed(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 31, 21))
	for i := range 31 * 21 {
		img.SetNRGBA(i%31, i/31, color.NRGBA{200, 100, 50, 255})
	}
	for format, data := range encodings(t, img) {
		if format == "gif" || format == "bmp" {
			continue
		}
		for _, c := range []struct {
			name    string
			profile []byte
			want    color.NRGBA
		}{
			{"swapped", swappedProfile(), color.NRGBA{50, 100, 200, 255}},
			{"sRGB", colour.SRGBProfile(), color.NRGBA{200, 100, 50, 255}},
			{"of grey in a picture of colours", linearGrey(), color.NRGBA{200, 100, 50, 255}},
			{"damaged", []byte("no profile"), color.NRGBA{200, 100, 50, 255}},
		} {
			if got := developed(t, withProfile(format, data, c.profile)); !looksLike(got, c.want) {
				t.Errorf("%s, %s: %v, want %v", format, c.name, got, c.want)
			}
		}
	}
}

func TestProfileOfWebP(t *testing.T) {
	data := withProfile("webp", []byte(tinyWebP), swappedProfile())
	if got := embeddedProfile("webp", data); !bytes.Equal(got, swappedProfile()) {
		t.Fatalf("%d bytes of profile", len(got))
	}
	a, b := developed(t, []byte(tinyWebP)), developed(t, data)
	if !looksLike(color.NRGBA{a.B, a.G, a.R, 255}, b) {
		t.Errorf("%v becomes %v", a, b)
	}
}

func TestProfileOfGrey(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 31, 21))
	for i := range img.Pix {
		img.Pix[i] = 128
	}
	for format, data := range encodings(t, img) {
		if format == "gif" || format == "bmp" {
			continue
		}
		if got := developed(t, withProfile(format, data, linearGrey())); !looksLike(got, color.NRGBA{188, 188, 188, 255}) {
			t.Errorf("%s: %v, want 188", format, got)
		}
	}
}

// TestEverySubsampling holds that colour is converted in its place, whatever
// pixels share it, also at an odd edge.
func TestEverySubsampling(t *testing.T) {
	for r := image.YCbCrSubsampleRatio444; r <= image.YCbCrSubsampleRatio410; r++ {
		m := image.NewYCbCr(image.Rect(0, 0, 13, 7), r)
		for i := range m.Y {
			m.Y[i] = 120
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = 90, 180
		}
		before := color.NRGBAModel.Convert(m.At(0, 0)).(color.NRGBA)
		data := withProfile("jpeg", encodeJPEG(t, m, 90), swappedProfile())
		h, err := readHeader("x", data)
		if err != nil {
			t.Fatal(err)
		}
		h.inSRGB(m, data)
		for i := range 13 * 7 {
			got := color.NRGBAModel.Convert(m.At(i%13, i/13)).(color.NRGBA)
			if !looksLike(got, color.NRGBA{before.B, before.G, before.R, 255}) {
				t.Fatalf("%v: pixel %d is %v, was %v", r, i, got, before)
			}
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	m := image.NewYCbCr(image.Rect(0, 0, 3000, 2000), image.YCbCrSubsampleRatio420)
	p, err := profiles.of(swappedProfile()).transform()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		convertYCbCr(m, p)
	}
	b.ReportMetric(6*float64(b.N)/b.Elapsed().Seconds(), "MP/s")
}
