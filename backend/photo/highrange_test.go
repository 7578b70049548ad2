package photo

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
)

// TestSignals holds the signals of diffuse white and of its parts against
// BT.2408-7, tables 1 and 2.
func TestSignals(t *testing.T) {
	for _, c := range []struct{ nits, pq float64 }{{203, 0.58}, {26, 0.38}, {100, 0.508}, {1000, 0.752}, {10000, 1}, {0, 0}} {
		if got := toPQ(c.nits); math.Abs(got-c.pq) > 0.005 {
			t.Errorf("%v nits are %.3f, want %.3f", c.nits, got, c.pq)
		}
		if got := fromPQ(toPQ(c.nits)); math.Abs(got-c.nits) > 1e-6*c.nits+1e-6 {
			t.Errorf("%v nits come back as %v", c.nits, got)
		}
	}
	for _, c := range []struct{ signal, nits float64 }{{0.75, 203}, {0.38, 26}, {1, 1000}, {0, 0}} {
		if got := hlgNits([3]float64{c.signal, c.signal, c.signal})[1]; math.Abs(got-c.nits) > 0.02*c.nits+1e-9 {
			t.Errorf("HLG of %v is %.1f nits, want %v", c.signal, got, c.nits)
		}
	}
}

// TestRollOff holds that shadows and middle tones stay, that lights rise all the
// way, and that the brightest become white.
func TestRollOff(t *testing.T) {
	last := -1.0
	for nits := 0.0; nits <= 1000; nits += 0.5 {
		got := rollOff(nits)
		if got <= last {
			t.Fatalf("at %v nits it does not rise: %v, %v", nits, last, got)
		}
		if nits <= 60 && math.Abs(got-nits) > 1e-6 {
			t.Errorf("%v nits become %v", nits, got)
		}
		last = got
	}
	if math.Abs(last-paperWhite) > 0.01 || rollOff(9000) > paperWhite+0.01 {
		t.Errorf("1000 nits become %v, 9000 %v", last, rollOff(9000))
	}
}

// TestHighRangeTable holds the table between its points against the formulas.
func TestHighRangeTable(t *testing.T) {
	for _, codes := range []heif.Colours{{Primaries: primariesBT2020, Transfer: transferPQ}, {Primaries: primariesBT2020, Transfer: transferHLG}} {
		tr, err := highRange(codes)
		if err != nil {
			t.Fatal(err)
		}
		nits := map[int]func([3]float64) [3]float64{transferPQ: pqNits, transferHLG: hlgNits}[codes.Transfer]
		for v := range 256 {
			s := float64(v) / 255
			want := 255 * fromLinear(min(rolledOff(nits([3]float64{s, s, s}))[0]/paperWhite, 1))
			got := tr.Row(make([]byte, 3), []byte{byte(v), byte(v), byte(v)})
			if math.Abs(float64(got[0])-want) > 3 || got[0] != got[1] && math.Abs(float64(got[0])-float64(got[1])) > 1 {
				t.Errorf("%+v: %d is %v, want %.1f", codes, v, got, want)
			}
		}
	}
}

// withCodes changes what an AVIF says of its colours, but for the matrix, which
// belongs to its samples.
func withCodes(t *testing.T, data []byte, primaries, transfer byte) []byte {
	t.Helper()
	at := bytes.Index(data, []byte("colrnclx"))
	if at < 0 {
		t.Fatal("the file says nothing of its colours")
	}
	return changed(changed(data, at+9, primaries), at+11, transfer)
}

// TestColoursByCodes takes AVIFs all the way.
func TestColoursByCodes(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 32, 24))
	for i := range 32 * 24 {
		img.SetNRGBA(i%32, i/32, color.NRGBA{112, 112, 112, 255})
	}
	plain := encodeAVIF(t, img)
	fifty := uint8(255*fromLinear(fromPQ(112.0/255)/203) + 0.5) // 50 nits, below the knee
	for _, c := range []struct {
		name                string
		primaries, transfer byte
		want                uint8
		profile             string
	}{
		{"sRGB", 1, 13, 112, ""}, {"PQ", 9, 16, fifty, "BT.2100 PQ"}, {"PQ in sRGB's primaries", 1, 16, fifty, "BT.2100 PQ"},
		{"Display P3", 12, 13, 112, "red at 0.680, 0.320"},
		{"light", 1, 8, uint8(255*fromLinear(112.0/255) + 0.5), "red at 0.640, 0.330, gamma 1.00"},
	} {
		data := withCodes(t, plain, c.primaries, c.transfer)
		p, found, err := Probe("x.avif", data)
		if err != nil || p.Profile != c.profile {
			t.Errorf("%s: profile %q, %v", c.name, p.Profile, err)
		}
		isNoted := len(found) == 1 && found[0].Code == HighRange && found[0].Severity == finding.Note
		if isNoted != (c.transfer == 16) {
			t.Errorf("%s: findings %v", c.name, found)
		}
		if got := developed(t, data); !looksLike(got, color.NRGBA{c.want, c.want, c.want, 255}) {
			t.Errorf("%s: %v, want %d", c.name, got, c.want)
		}
	}
}

// TestPrimariesOfCodes holds the matrices of high range against those that the
// chromaticities give.
func TestPrimariesOfCodes(t *testing.T) {
	for primaries, m := range tosRGB {
		c, _ := codedCalibration(heif.Colours{Primaries: primaries, Transfer: 8})
		p, err := c.Profile()
		if err != nil {
			t.Fatal(err)
		}
		linear := icc.CalibratedSRGB
		linear.Gamma = 1
		to, err := linear.Profile()
		if err != nil {
			t.Fatal(err)
		}
		link, err := icc.NewLink(p, to, icc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for j := range 3 {
			var s icc.Sample
			s[j] = 1
			out := link.At(s)
			for i := range 3 {
				if want := m[i][j]; math.Abs(out[i]-want) > 2e-3 {
					t.Errorf("primaries %d: row %d, column %d is %.4f, want %.4f", primaries, i, j, out[i], want)
				}
			}
		}
	}
}
