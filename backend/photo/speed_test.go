package photo

import (
	"bytes"
	"context"
	"fmt"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/disintegration/imaging"
)

// seven is how many photos of 24 megapixels are resized: as many as a page has.
const seven = 7

// sevenQuality is the quality of the copies, that of the programs compared to.
const sevenQuality = 85

// BenchmarkSeven resizes seven photos of 6000 × 4000 pixels, several at once,
// from the bytes of the originals to the bytes of the copies. It reports how
// much longer image/jpeg with imaging takes for the same, and how much longer
// or shorter libvips does where vipsthumbnail is installed.
func BenchmarkSeven(b *testing.B) {
	for _, width := range []int{1800, 240} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			s := shelf{}
			var photos []Photo
			for i := range seven {
				photos = append(photos, s.put(b, "big.jpg", append(bytes.Clone(big()), byte(i))))
			}
			began := time.Now()
			for b.Loop() {
				d := NewDarkroom(nil, s, 0)
				inTwos(len(photos), func(i int) error {
					_, err := d.Rendition(context.Background(), Spec{ID: photos[i].ID, Crop: Whole, Width: width, Height: width * 2 / 3, Quality: sevenQuality, IsAlone: true})
					return err
				}, b)
			}
			ours := time.Since(began) / time.Duration(b.N)
			b.ReportMetric(float64(withImaging(b, width))/float64(ours), "imaging/ours")
			if vips, ok := withVips(b, width); ok {
				b.ReportMetric(float64(vips)/float64(ours), "vips/ours")
			}
		})
	}
}

// pageWidths are those of the photos of a page at 250 ppi: one of six columns,
// two of three, four of two.
var pageWidths = [seven]int{2280, 1130, 1130, 740, 740, 740, 740}

// BenchmarkSevenInInks makes the pictures of a page from seven photos of
// 6000 × 4000 pixels: of light, in inks, and in inks where the negatives are
// there already, as when a page that was just shown is exported. Warm is from
// the cache.
func BenchmarkSevenInInks(b *testing.B) {
	s := shelf{}
	var photos []Photo
	for i := range seven {
		photos = append(photos, s.put(b, "big.jpg", append(bytes.Clone(big()), byte(i))))
	}
	print := func(b *testing.B, d *Darkroom, c *Condition) {
		inTwos(seven, func(i int) error {
			width := pageWidths[i]
			_, err := d.Rendition(context.Background(), Spec{ID: photos[i].ID, Crop: Whole, Width: width, Height: width * 2 / 3, Sharpen: pageSharpen, Condition: c})
			return err
		}, b)
	}
	inks := plainCondition(b, 240, Smallest)
	for name, c := range map[string]*Condition{"light": nil, "inks": inks} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				print(b, NewDarkroom(nil, s, 0), c)
			}
		})
	}
	b.Run("developed", func(b *testing.B) {
		d := NewDarkroom(nil, s, 0)
		print(b, d, nil)
		for b.Loop() {
			print(b, d, inks)
		}
	})
	b.Run("warm", func(b *testing.B) {
		d := NewDarkroom(&MemoryCache{}, s, 0)
		print(b, d, inks)
		for b.Loop() {
			print(b, d, inks)
		}
	})
}

// inTwos works on n photos, two at once.
func inTwos(n int, do func(i int) error, tb testing.TB) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wait.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					tb.Error(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// withImaging measures the standard decoder and imaging's resize.
func withImaging(tb testing.TB, width int) time.Duration {
	began := time.Now()
	inTwos(seven, func(int) error {
		img, err := jpeg.Decode(bytes.NewReader(big()))
		if err != nil {
			return err
		}
		var out bytes.Buffer
		return jpeg.Encode(&out, imaging.Resize(img, width, 0, imaging.Lanczos), &jpeg.Options{Quality: sevenQuality})
	}, tb)
	return time.Since(began)
}

// withVips measures vipsthumbnail on files, two at once, each on one processor.
func withVips(tb testing.TB, width int) (time.Duration, bool) {
	program, err := exec.LookPath("vipsthumbnail")
	if err != nil {
		return 0, false
	}
	dir := tb.TempDir()
	original := filepath.Join(dir, "big.jpg")
	if err := os.WriteFile(original, big(), 0o600); err != nil {
		tb.Fatal(err)
	}
	began := time.Now()
	inTwos(seven, func(i int) error {
		c := exec.Command(program, original, "--size", fmt.Sprint(width), "-o", filepath.Join(dir, fmt.Sprintf("%d.jpg[Q=%d]", i, sevenQuality)))
		c.Env = append(os.Environ(), "VIPS_CONCURRENCY=1")
		return c.Run()
	}, tb)
	return time.Since(began), true
}
