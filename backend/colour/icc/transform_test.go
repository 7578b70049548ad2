package icc

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"broadsheet/backend/colour"
)

// noise is a picture that holds every level often.
func noise(bytes int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, bytes)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

func transformOf(t testing.TB, data []byte, o Options) *Transform {
	t.Helper()
	tr, err := NewTransform(mustParse(t, data), SRGB(), o)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// TestSRGBIsLeftAlone holds that sRGB is known by its numbers.
func TestSRGBIsLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want bool
	}{
		{"our own", colour.SRGBProfile(), true},
		{"under another name, version 4, by formula", shaperProfile(4, srgbPrimaries, srgbCurve()), true},
		{"its primaries with a gamma of 2.2", shaperProfile(2, srgbPrimaries, curvOf(0x0233)), false},
		{"another's primaries", shaperProfile(4, p3Primaries, srgbCurve()), false},
	} {
		tr := transformOf(t, c.data, Options{})
		if tr.IsIdentity() != c.want {
			t.Errorf("%s: identity %v, want %v", c.name, tr.IsIdentity(), c.want)
		}
		row := []byte{1, 128, 250}
		if tr.Row(row, row); tr.IsIdentity() && !bytes.Equal(row, []byte{1, 128, 250}) {
			t.Errorf("%s: the row has changed to %v", c.name, row)
		}
	}
}

// TestRowsOfPictures holds that a picture converted in place on all processors
// is its rows converted one by one, and that what lies beside them stays.
func TestRowsOfPictures(t *testing.T) {
	for _, s := range specimens {
		tr := transformOf(t, s.profile(), s.options)
		const width, height = 50, 31
		stride := width*tr.In() + 5
		before := noise(stride * height)
		after := bytes.Clone(before)
		tr.Rows(after, width, height, stride)
		for y := range height {
			row := before[y*stride:][:stride]
			want := append(tr.Row(make([]byte, width*tr.Out()), row[:width*tr.In()]), row[width*tr.Out():]...)
			if got := after[y*stride:][:stride]; !bytes.Equal(got, want) {
				t.Errorf("%s: row %d is %v, want %v", s.name, y, got[:8], want[:8])
				break
			}
		}
	}
}

// TestNodesAgree holds the quick way against the exact one at any colour.
func TestNodesAgree(t *testing.T) {
	for _, s := range specimens {
		p := mustParse(t, s.profile())
		l, err := NewLink(p, SRGB(), s.options)
		if err != nil {
			t.Fatal(err)
		}
		tr := transformOf(t, s.profile(), s.options)
		n := p.Space.Channels()
		var patches [][]byte
		var want [][3]float64
		for pix := noise(2000 * n); len(pix) > 0; pix = pix[n:] {
			patches, want = append(patches, pix[:n]), append(want, exactly(l, pix[:n]))
		}
		t.Run(s.name, func(t *testing.T) {
			judge(t, "rows", limit{0.3, 1.5}, patches, want, func(p []byte) [3]float64 { return inRow(tr, p) })
		})
	}
}

func TestRowDoesNotAllocate(t *testing.T) {
	for _, s := range specimens {
		tr := transformOf(t, s.profile(), s.options)
		row := noise(100 * tr.In())
		if n := testing.AllocsPerRun(10, func() { tr.Row(row, row) }); n != 0 {
			t.Errorf("%s: %v allocations in a row", s.name, n)
		}
	}
}

func TestNoWay(t *testing.T) {
	cmyk := mustParse(t, write(2, "prtr", CMYK, Lab, body{"A2B0", lut8(4, 2, press)}))
	if _, err := NewTransform(SRGB(), cmyk, Options{}); err == nil {
		t.Error("pictures go to inks without a table")
	}
	if _, err := NewLink(SRGB(), cmyk, Options{}); err == nil {
		t.Error("colours go where there is no table")
	}
}

// TestGreyStaysGrey holds that the neutral axis of a matrix profile has no hue.
func TestGreyStaysGrey(t *testing.T) {
	for _, s := range specimens[:3] {
		tr := transformOf(t, s.profile(), s.options)
		for v := range 256 {
			row := []byte{byte(v), byte(v), byte(v)}
			tr.Row(row, row)
			if max(row[0], row[1], row[2])-min(row[0], row[1], row[2]) > 1 || v == 255 && row[1] != 255 {
				t.Errorf("%s: grey %d becomes %v", s.name, v, row)
			}
		}
	}
}

func BenchmarkRows(b *testing.B) {
	const width, height = 2000, 500
	for _, s := range specimens {
		switch s.name {
		case "adobe-rgb", "grey-gamma", "rgb-lut16-lab", "cmyk-lut16":
		default:
			continue
		}
		tr := transformOf(b, s.profile(), s.options)
		pix := noise(width * height * tr.In())
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				tr.Rows(pix, width, height, width*tr.In())
			}
			b.ReportMetric(width*height*float64(b.N)/b.Elapsed().Seconds()/1e6, "MP/s")
		})
	}
}

func BenchmarkNewTransform(b *testing.B) {
	for _, s := range specimens {
		switch s.name {
		case "adobe-rgb", "rgb-lut16-lab", "cmyk-lut16":
			p := mustParse(b, s.profile())
			b.Run(s.name, func(b *testing.B) {
				for b.Loop() {
					if _, err := NewTransform(p, SRGB(), s.options); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
