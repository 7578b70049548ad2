package avif

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	other "github.com/gen2brain/avif"
)

// encoded is a picture of four colours, written by the library that the module
// comes from.
func encoded(t testing.TB, w, h int) []byte { return encodedOver(t, w, h, 255) }

// encodedClear is the same, half transparent: alpha is a picture of its own.
func encodedClear(t testing.TB, w, h int) []byte { return encodedOver(t, w, h, 128) }

func encodedOver(t testing.TB, w, h int, alpha uint8) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		c := colourAt(i%w, i/w, w, h)
		c.A = alpha
		m.SetNRGBA(i%w, i/w, c)
	}
	var b bytes.Buffer
	if err := other.Encode(&b, m, other.Options{Quality: 90, QualityAlpha: 90, Speed: 10, ChromaSubsampling: image.YCbCrSubsampleRatio444}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func colourAt(x, y, w, h int) color.NRGBA {
	return [4]color.NRGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {50, 60, 190, 255}, {210, 200, 60, 255}}[x*2/w+y*2/h*2]
}

func TestDecode(t *testing.T) {
	data := encoded(t, 120, 80)
	for range 2 {
		begin := time.Now()
		err := Decode(context.Background(), data, 120, 80, func(m *image.RGBA) {
			for _, at := range []image.Point{{10, 10}, {110, 10}, {10, 70}, {110, 70}} {
				got, want := m.RGBAAt(at.X, at.Y), colourAt(at.X, at.Y, 120, 80)
				for _, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
					if d < -6 || d > 6 {
						t.Errorf("%v is %v, want %v", at, got, want)
					}
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Log("took", time.Since(begin))
	}
}

func TestRefused(t *testing.T) {
	sound := encoded(t, 64, 48)
	nothing := func(*image.RGBA) { t.Error("a picture that there is not") }
	for name, data := range map[string][]byte{"nothing": {}, "half": sound[:len(sound)/2], "noise": bytes.Repeat([]byte("ftypavif"), 99)} {
		if err := Decode(context.Background(), data, 64, 48, nothing); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := Decode(context.Background(), sound, 64, 64, nothing); err == nil || !strings.Contains(err.Error(), "64 × 48") {
		t.Errorf("another size: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Decode(ctx, sound, 64, 48, nothing); err == nil {
		t.Error("a cancelled decoding went on")
	}
}

// TestModuleIsTheLibrarys holds that the module in this folder is the one of the
// library that go.mod names, byte for byte.
func TestModuleIsTheLibrarys(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/gen2brain/avif").Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lib", "avif.wasm.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed, want) {
		t.Error("decoder/avif.wasm.gz is another one: copy it, and its licences, from the library's lib")
	}
}

// TestMutations is the fuzzing of this package: go test's own would compile the
// module in each worker, with all of wazero instrumented, and come to a dozen
// pictures a minute. BROADSHEET_SOAK_AVIF says how many files to try.
func TestMutations(t *testing.T) {
	count := 60
	if n, err := strconv.Atoi(os.Getenv("BROADSHEET_SOAK_AVIF")); err == nil {
		count = n
	}
	sound := encoded(t, 32, 16)
	random := rand.New(rand.NewPCG(1, 2))
	shown := 0
	for range count {
		data := bytes.Clone(sound)
		for range 1 + random.IntN(4) {
			data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		}
		data = data[:len(data)-random.IntN(2)*random.IntN(20)]
		_ = Decode(context.Background(), data, 32, 16, func(m *image.RGBA) {
			if shown++; m.Rect != image.Rect(0, 0, 32, 16) || len(m.Pix) != 4*32*16 {
				t.Fatalf("%v, %d bytes of %x", m.Rect, len(m.Pix), data)
			}
		})
	}
	if shown == 0 || shown == count && count > 20 {
		t.Errorf("%d of %d damaged files were shown", shown, count)
	}
}
