package store

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// heic writes a HEIC of one colour, or skips the test where nothing can.
func heic(t *testing.T) []byte {
	t.Helper()
	if _, err := exec.LookPath("heif-enc"); err != nil || !(HEIFConverter{}).IsReady() {
		t.Skip("no heif-enc and heif-convert: install libheif-examples")
	}
	m := image.NewNRGBA(image.Rect(0, 0, 120, 80))
	for i := range 120 * 80 {
		m.SetNRGBA(i%120, i/120, color.NRGBA{200, 100, 50, 255})
	}
	dir := t.TempDir()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "in.png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("heif-enc", "-q", "90", "in.png", "-o", "out.heic")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("heif-enc cannot encode HEVC here: %v %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "out.heic"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestConvertHEIC(t *testing.T) {
	data := heic(t)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	out, err := HEIFConverter{}.Convert(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(out))
	if err != nil || m.Bounds() != image.Rect(0, 0, 120, 80) {
		t.Fatalf("%v, %v", m.Bounds(), err)
	}
	c := color.NRGBAModel.Convert(m.At(60, 40)).(color.NRGBA)
	for _, d := range []int{int(c.R) - 200, int(c.G) - 100, int(c.B) - 50} {
		if d < -8 || d > 8 {
			t.Errorf("the middle is %v", c)
		}
	}
	_, err = HEIFConverter{}.Convert(context.Background(), data[:len(data)/2])
	if err == nil {
		t.Error("half a file gave no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (HEIFConverter{}).Convert(ctx, data); err == nil {
		t.Error("a cancelled conversion went on")
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestConverterSpeaks holds what comes of a program that fails, talks without
// end or makes nothing: a short error.
func TestConverterSpeaks(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"fails":   {"#!/bin/sh\necho no such codec >&2\nexit 3\n", "exit status 3: no such codec"},
		"talks":   {"#!/bin/sh\nyes chatter | head -c 100000 >&2\nexit 1\n", "chatter"},
		"nothing": {"#!/bin/sh\nexit 0\n", "made no picture"},
		"several": {"#!/bin/sh\nprintf picture > out-1.jpg\n", ""},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, heifProgram), []byte(c.script), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", dir+string(filepath.ListSeparator)+"/usr/bin:/bin")
		out, err := HEIFConverter{}.Convert(context.Background(), []byte("x"))
		switch {
		case c.want == "" && (err != nil || string(out) != "picture"):
			t.Errorf("%s: %q, %v", name, out, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 2*heifWords):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if (HEIFConverter{}).IsReady() {
		t.Error("ready without a program")
	}
}
