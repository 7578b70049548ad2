package colour

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

func TestLimitOfKnownPaints(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    CMYK
		total float64
		want  CMYK
	}{
		{"within", CMYK{1, 0.5, 0, 0.5}, 2.4, CMYK{1, 0.5, 0, 0.5}},
		{"four solids lose their grey", CMYK{1, 1, 1, 1}, 2.4, CMYK{1.4 / 3, 1.4 / 3, 1.4 / 3, 1}},
		{"grey first, hue stays", CMYK{1, 0.8, 0.6, 0.5}, 2.3, CMYK{0.8, 0.6, 0.4, 0.5}},
		{"then all alike", CMYK{1, 0.8, 0.1, 1}, 1.9, CMYK{0.9 * 0.9 / 1.6, 0.7 * 0.9 / 1.6, 0, 1}},
		{"two inks", CMYK{1, 1, 0, 1}, 2.4, CMYK{0.7, 0.7, 0, 1}},
		{"less than K", CMYK{0.5, 0.5, 0.5, 1}, 0.8, CMYK{0, 0, 0, 0.8}},
		{"wild amounts", CMYK{math.NaN(), -1, 7, 0}, 2, CMYK{0, 0, 1, 0}},
	} {
		got := c.in.Limit(c.total)
		if d := max(math.Abs(got.C-c.want.C), math.Abs(got.M-c.want.M), math.Abs(got.Y-c.want.Y), math.Abs(got.K-c.want.K)); d > 1e-9 {
			t.Errorf("%s: %v at %v becomes %v, want %v", c.name, c.in, c.total, got, c.want)
		}
	}
}

// TestLimitHolds holds, for any paint, that it is below the limit to the last
// bit, that no ink grew, that the inks keep their order, and that K stays.
func TestLimitHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 100000 {
		in := CMYK{r.Float64(), r.Float64(), r.Float64(), r.Float64()}
		total := 4 * r.Float64()
		got := in.Limit(total)
		grew := got.C > in.C || got.M > in.M || got.Y > in.Y || got.K > in.K
		turned := (in.C-in.M)*(got.C-got.M) < 0 || (in.M-in.Y)*(got.M-got.Y) < 0
		if got.Total() > total || grew || turned || min(got.C, got.M, got.Y, got.K) < 0 || got.K < min(in.K, total) {
			t.Fatalf("%v at %v becomes %v, %v", in, total, got, got.Total())
		}
		if wasted := min(total, in.Total()) - got.Total(); wasted > 1e-9 {
			t.Fatalf("%v at %v becomes %v: %v less than may be", in, total, got, wasted)
		}
	}
}

// inkPicture is a picture within 240 % but for some rectangles.
func inkPicture(width, height, stride int, over ...image.Rectangle) []byte {
	pix := make([]byte, stride*height)
	for i := range pix {
		pix[i] = 153 // 240 %, and as much beside the rows
	}
	for _, r := range over {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				pix[y*stride+4*x+3] = 154
			}
		}
	}
	return pix
}

func TestSumInks(t *testing.T) {
	const width, height, stride = 333, 207, 333*4 + 8
	great, small, edge := image.Rect(40, 30, 130, 70), image.Rect(250, 150, 251, 152), image.Rect(332, 0, 333, 1)
	got := SumInks(inkPicture(width, height, stride, small, great, edge), width, height, stride, 2.4)
	want := []InkArea{{great, 90 * 40, 613.0 / 255}, {small, 2, 613.0 / 255}, {edge, 1, 613.0 / 255}}
	if len(got.Areas) != len(want) {
		t.Fatalf("areas %v, want %v", got.Areas, want)
	}
	for i, a := range got.Areas {
		if a != want[i] {
			t.Errorf("area %d is %v, want %v", i, a, want[i])
		}
	}
	if share := (90*40 + 3.0) / (width * height); got.Over != share || got.Most != 613.0/255 {
		t.Errorf("over %v, most %v; want %v and %v", got.Over, got.Most, share, 613.0/255)
	}
}

// TestSumInksAgrees holds the cells against a plain count, in any size.
func TestSumInksAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		width, height, limit := 1+r.IntN(150), 1+r.IntN(150), 3.2+0.4*r.Float64()
		pix := make([]byte, 4*width*height)
		for i := range pix {
			pix[i] = byte(128 + r.IntN(128))
		}
		over, most := 0, 0
		for i := 0; i < len(pix); i += 4 {
			sum := int(pix[i]) + int(pix[i+1]) + int(pix[i+2]) + int(pix[i+3])
			most = max(most, sum)
			if float64(sum) > limit*255 {
				over++
			}
		}
		got := SumInks(pix, width, height, 4*width, limit)
		inAreas := 0
		for _, a := range got.Areas {
			inAreas += a.Pixels
		}
		if got.Most != float64(most)/255 || inAreas != over || got.Over != float64(over)/float64(width*height) {
			t.Fatalf("%d by %d: most %v, %d over; want %v and %d", width, height, got.Most, inAreas, float64(most)/255, over)
		}
	}
	if got := SumInks(nil, 0, 0, 0, 2.4); got.Most != 0 || got.Areas != nil {
		t.Errorf("nothing has ink: %v", got)
	}
}

func BenchmarkSumInks(b *testing.B) {
	const width, height = 4000, 1000
	for name, limit := range map[string]float64{"none-over": 2.4, "all-over": 1} {
		pix := inkPicture(width, height, 4*width)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				SumInks(pix, width, height, 4*width, limit)
			}
			b.ReportMetric(width*height*float64(b.N)/b.Elapsed().Seconds()/1e6, "MP/s")
		})
	}
}
