package main

import (
	"bufio"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
)

const (
	photoCount = 7
	// photoVersion is part of the folder's name: raise it when the drawing
	// below changes.
	photoVersion = 1
	// photoQuality and the grain below give about 8 MB at 24 megapixels, what
	// a camera writes.
	photoQuality = 92
)

// photos returns a folder of seven JPEGs of a size, made at first use and kept.
func (b *bench) photos(size photoSize) (string, error) {
	dir, err := filepath.Abs(filepath.Join(b.cacheDir, fmt.Sprintf("photos-v%d-%dx%d", photoVersion, size.width, size.height)))
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	fmt.Fprintf(os.Stderr, "making %d photos of %d × %d (once)\n", photoCount, size.width, size.height)
	part := dir + ".part"
	if err := os.MkdirAll(part, 0o755); err != nil {
		return "", err
	}
	for i := range photoCount {
		path := filepath.Join(part, fmt.Sprintf("%02d-bench.jpg", i+1))
		if err := writeJPEG(path, drawPhoto(size, uint32(i+1))); err != nil {
			return "", err
		}
	}
	return dir, os.Rename(part, dir)
}

func writeJPEG(path string, img image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	err = jpeg.Encode(w, img, &jpeg.Options{Quality: photoQuality})
	if flushErr := w.Flush(); err == nil {
		err = flushErr
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return err
}

// drawPhoto draws a picture with the statistics of a photo: large soft shapes,
// edges of all directions, texture, and the grain of a sensor.
func drawPhoto(size photoSize, seed uint32) image.Image {
	img := image.NewYCbCr(image.Rect(0, 0, size.width, size.height), image.YCbCrSubsampleRatio420)
	for y := range size.height {
		for x := range size.width {
			// u and v run over the picture, whatever its pixels: all sizes
			// show the same scene.
			u, v := float64(x)/float64(size.width), float64(y)/float64(size.width)
			c := scene(u, v, seed)
			grain := float64(hash(uint32(x), uint32(y), seed)>>24)/255 - 0.5
			img.Y[img.YOffset(x, y)] = clamp(c + 40*grain*(1.15-c/255))
			if x%2 == 0 && y%2 == 0 {
				cb, cr := tint(u, v, seed)
				img.Cb[img.COffset(x, y)], img.Cr[img.COffset(x, y)] = clamp(cb), clamp(cr)
			}
		}
	}
	return img
}

// scene returns the luma, 0 to 255: hills, a bright sky, posts before them.
func scene(u, v float64, seed uint32) float64 {
	s := float64(seed)
	hill := 0.3 + 0.08*math.Sin(7*u+s) + 0.03*math.Sin(23*u+2*s)
	luma := 205 - 120*v
	if v > hill {
		luma = 120 - 60*(v-hill) + 22*math.Sin(140*u+90*v)*math.Sin(210*v+s)
	}
	if post := math.Mod(u*9+0.1*s, 1); post < 0.18 && v > 0.22+0.1*math.Sin(5*u+s) {
		luma = 60 + 150*post
	}
	return luma
}

func tint(u, v float64, seed uint32) (cb, cr float64) {
	s := float64(seed)
	return 128 + 26*math.Sin(5*u+s)*math.Cos(4*v), 128 + 22*math.Cos(6*v+3*u-s)
}

// hash scrambles a place and a seed into 32 bits.
func hash(x, y, seed uint32) uint32 {
	h := x*0x8da6b343 ^ y*0xd8163841 ^ seed*0xcb1ab31f
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	return h ^ h>>15
}

func clamp(v float64) uint8 { return uint8(math.Max(0, math.Min(255, v))) }
