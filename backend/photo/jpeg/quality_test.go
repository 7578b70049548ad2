package jpeg

import (
	"bytes"
	"image"
	standard "image/jpeg"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/disintegration/imaging"
)

// samples returns two of the real photos, none where they are missing: the last
// by name, which is the hardest of all, and the one three before.
func samples(t *testing.T) map[string][]byte {
	folder := os.Getenv("BROADSHEET_SAMPLES")
	if folder == "" {
		folder = "../../../../shared/samples"
	}
	files, _ := filepath.Glob(filepath.Join(folder, "photos", "*.jpg"))
	photos := map[string][]byte{}
	for i, f := range files {
		if i != len(files)-1 && i != len(files)-4 {
			continue
		}
		if data, err := os.ReadFile(f); err == nil {
			photos[filepath.Base(f)] = data
		}
	}
	return photos
}

// firstPlane returns luma as a picture.
func firstPlane(m image.Image) *image.Gray {
	switch m := m.(type) {
	case *image.Gray:
		return m
	case *image.YCbCr:
		return &image.Gray{Pix: m.Y, Stride: m.YStride, Rect: m.Rect}
	}
	return nil
}

// compared is the part of a picture that is compared: the whole takes too long.
var compared = image.Rect(0, 0, 1600, 1200)

// lanczos is that part of a picture at a scale, from all its pixels. What lies beyond the
// right and lower edges in the last block is filled up by repeating, so that
// both pictures have one grid.
func lanczos(m *image.Gray, scale int) *image.Gray {
	part := m.Rect.Intersect(compared)
	w, h := over(part.Dx(), 8)*8, over(part.Dy(), 8)*8
	whole := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			whole.Pix[y*w+x] = m.GrayAt(min(x, part.Dx()-1), min(y, part.Dy()-1)).Y
		}
	}
	small := imaging.Resize(whole, w*scale/8, h*scale/8, imaging.Lanczos)
	out := image.NewGray(small.Rect)
	for i := range out.Pix {
		out.Pix[i] = small.Pix[4*i]
	}
	return out
}

func TestScalesAreNearLanczos(t *testing.T) {
	pictures := map[string][]byte{"drawn": encoded(t, drawn(1203, 899), 92)}
	real := samples(t)
	if len(real) == 0 {
		t.Log("no photos in BROADSHEET_SAMPLES or ../shared/samples: only what the test draws is compared")
	}
	for name, data := range real {
		pictures[name] = data
	}
	for name, data := range pictures {
		whole, err := standard.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		for _, scale := range []int{4, 2, 1} {
			got := firstPlane(decoded(t, data, Options{Scale: scale, Region: compared}).Image())
			s := similarity(got, lanczos(firstPlane(whole), scale))
			t.Logf("%s at %d/8: SSIM %.4f", name, scale, s)
			if s < 0.98 {
				t.Errorf("%s at %d/8: SSIM %.4f, want 0.98", name, scale, s)
			}
		}
	}
}

// similarity is the mean structural similarity (Wang et al. 2004) over windows
// of 8 by 8 pixels, 4 apart, in what two pictures share.
func similarity(a, b *image.Gray) float64 {
	total, n := 0.0, 0.0
	for y := 0; y+8 <= min(a.Rect.Dy(), b.Rect.Dy()); y += 4 {
		for x := 0; x+8 <= min(a.Rect.Dx(), b.Rect.Dx()); x += 4 {
			total += windowSimilarity(a, b, x, y)
			n++
		}
	}
	return total / math.Max(n, 1)
}

func windowSimilarity(a, b *image.Gray, x0, y0 int) float64 {
	const c1, c2, n = 0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255, 64
	var sa, sb, saa, sbb, sab float64
	for k := range n {
		x, y := x0+k%8, y0+k/8
		u, v := float64(a.Pix[y*a.Stride+x]), float64(b.Pix[y*b.Stride+x])
		sa, sb, saa, sbb, sab = sa+u, sb+v, saa+u*u, sbb+v*v, sab+u*v
	}
	ma, mb := sa/n, sb/n
	va, vb, cov := saa/n-ma*ma, sbb/n-mb*mb, sab/n-ma*mb
	return (2*ma*mb + c1) * (2*cov + c2) / ((ma*ma + mb*mb + c1) * (va + vb + c2))
}
