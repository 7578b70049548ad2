package photo

import (
	"bytes"
	"image"
	"runtime"
	"testing"

	"broadsheet/backend/photo/jpeg"
)

// TestLargePhotosAreHalved holds that a photo which could not be decoded in
// full is decoded halved, as often as it takes, and no oftener.
func TestLargePhotosAreHalved(t *testing.T) {
	s420 := []jpeg.Sampling{{H: 2, V: 2}, {H: 1, V: 1}, {H: 1, V: 1}}
	for _, c := range []struct {
		width, height int
		isProgressive bool
		want          int
	}{
		{6000, 4000, false, 0}, {6000, 4000, true, 0}, {30000, 20000, false, 1}, {14000, 14000, true, 1},
	} {
		h := header{format: formats[0], width: c.width, height: c.height}
		h.jpeg = jpeg.Config{Width: c.width, Height: c.height, Sampling: s420, IsProgressive: c.isProgressive, Transform: jpeg.YCbCr}
		if got := h.leastHalvings(); got != c.want {
			t.Errorf("%d × %d, progressive %v: %d halvings of %d MB, want %d", c.width, c.height, c.isProgressive, got, h.cost(got)>>20, c.want)
		}
	}
}

// TestCostIsWhatDecodingTakes compares the promise with what is allocated.
func TestCostIsWhatDecodingTakes(t *testing.T) {
	img := drawScene(1600, 1200, 10)
	for name, data := range map[string][]byte{
		"4:2:0": encodeJPEG(t, img, 85), "grey": encodeJPEG(t, &image.Gray{Pix: img.Y, Stride: img.YStride, Rect: img.Rect}, 85),
		"cmyk": flatJPEG{width: 1600, height: 1200, components: 4, values: []int{10, 20, 30, 40}}.encode(),
	} {
		h, err := readHeader(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for times := range 4 {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			if _, err := h.format.decode(t.Context(), bytes.Clone(data), h, times); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			took := int64(after.TotalAlloc-before.TotalAlloc) - 2*int64(len(data))
			if most := 2*h.cost(times) + 1<<20; took > most {
				t.Errorf("%s halved %d times: %d kB, said to take %d", name, times, took>>10, h.cost(times)>>10)
			}
		}
	}
}
