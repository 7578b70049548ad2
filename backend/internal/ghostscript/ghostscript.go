// Package ghostscript has tests see a PDF as a printer's software sees it: as
// plates, by a program that is not ours. Ghostscript only reads; where it is
// not installed, tests that need it are skipped.
package ghostscript

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
)

// Plates returns the first page of a PDF, its media box, as its four process
// plates, 255 solid, edges unsmoothed: a pixel that is touched is painted.
// Spot plates are left out.
func Plates(tb testing.TB, pdf []byte, dpi float64) *image.CMYK {
	tb.Helper()
	dir := tb.TempDir()
	run(tb, pdf, "-sDEVICE=tiffsep", "-sCompression=none", "-dLastPage=1",
		"-r"+strconv.FormatFloat(dpi, 'f', -1, 64), "-o", filepath.Join(dir, "page.tif"))
	var out *image.CMYK
	for i, ink := range []string{"Cyan", "Magenta", "Yellow", "Black"} {
		plate := open(tb, filepath.Join(dir, "page("+ink+").tif"))
		if out == nil {
			out = image.NewCMYK(plate.Rect)
		}
		for at, v := range plate.Pix {
			out.Pix[4*at+i] = 255 - v
		}
	}
	return out
}

// open reads a plate, on which ink is dark.
func open(tb testing.TB, path string) *image.Gray {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	img, err := tiff.Decode(f)
	if err != nil {
		tb.Fatalf("%s: %v", filepath.Base(path), err)
	}
	plate, ok := img.(*image.Gray)
	if !ok || plate.Stride != plate.Rect.Dx() {
		tb.Fatalf("%s: a plate is a %T", filepath.Base(path), img)
	}
	return plate
}

// Coverage returns the shares of the first page that C, M, Y and K are on, 0
// to 1, with five decimals: nought is none at all, for all that counts.
func Coverage(tb testing.TB, pdf []byte) (shares [4]float64) {
	tb.Helper()
	out := run(tb, pdf, "-sDEVICE=inkcov", "-dLastPage=1", "-o", "-")
	if _, err := fmt.Sscan(out, &shares[0], &shares[1], &shares[2], &shares[3]); err != nil {
		tb.Fatalf("inkcov says %q: %v", out, err)
	}
	return shares
}

// run has Ghostscript read a PDF and returns what it says. Anything that it
// warns of fails the test.
func run(tb testing.TB, pdf []byte, args ...string) string {
	tb.Helper()
	program, err := exec.LookPath("gs")
	if err != nil {
		tb.Skip("Ghostscript (gs) is not installed: whether plates hold what they should was not looked at")
	}
	path := filepath.Join(tb.TempDir(), "page.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		tb.Fatal(err)
	}
	args = append(append([]string{"-q", "-dSAFER", "-dBATCH", "-dNOPAUSE"}, args...), path)
	var out, warned strings.Builder
	c := exec.Command(program, args...)
	c.Stdout, c.Stderr = &out, &warned
	if err := c.Run(); err != nil || warned.Len() > 0 {
		tb.Fatalf("gs %v: %v\n%s%s", args, err, warned.String(), out.String())
	}
	return out.String()
}
