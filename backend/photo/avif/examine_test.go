package avif

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/photo/heif"
)

// atom writes a box, full one that with version and flags of 0.
func atom(name string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), name...), body...)
}

func full(name string, parts ...[]byte) []byte {
	return atom(name, append([][]byte{make([]byte, 4)}, parts...)...)
}

// numbers writes numbers of so many bytes, high byte first.
func numbers(size int, values ...int) (out []byte) {
	for _, v := range values {
		out = append(out, binary.BigEndian.AppendUint64(nil, uint64(v))[8-size:]...)
	}
	return out
}

// gridOf writes a file whose picture is made of two others of a size, side by
// side; how the cells are joined lies in idat.
func gridOf(t testing.TB, left, right []byte, w, h int) []byte {
	t.Helper()
	var cells []heif.Coded
	for _, data := range [][]byte{left, right} {
		c, err := heif.Coding(data, "av01")
		if err != nil {
			t.Fatal(err)
		}
		cells = append(cells, c[0])
	}
	infe := func(id int, kind string) []byte {
		return atom("infe", []byte{2, 0, 0, 0}, numbers(2, id, 0), []byte(kind+"\x00"))
	}
	grid := append([]byte{0, 0, 0, 1}, numbers(2, 2*w, h)...)
	properties := atom("ipco", full("ispe", numbers(4, w, h)), atom("av1C", cells[0].Config), full("ispe", numbers(4, 2*w, h)),
		full("pixi", []byte{3, 8, 8, 8}))
	links := full("ipma", numbers(4, 3), []byte{0, 1, 2, 3, 4, 0, 2, 3, 1, 0x82, 4, 0, 3, 3, 1, 0x82, 4})
	meta := func(start int) []byte {
		place := func(id, method, start, length int) []byte {
			return numbers(2, id, method, 0, 1, start>>16, start&0xffff, length>>16, length&0xffff)
		}
		return full("meta", full("hdlr", make([]byte, 4), []byte("pict"), make([]byte, 13)), full("pitm", numbers(2, 1)),
			atom("iloc", []byte{1, 0, 0, 0, 0x44, 0}, numbers(2, 3), place(1, 1, 0, len(grid)),
				place(2, 0, start, len(cells[0].Data)), place(3, 0, start+len(cells[0].Data), len(cells[1].Data))),
			full("iinf", numbers(2, 3), infe(1, "grid"), infe(2, "av01"), infe(3, "av01")),
			full("iref", atom("dimg", numbers(2, 1, 2, 2, 3))), atom("iprp", properties, links), atom("idat", grid))
	}
	head := atom("ftyp", []byte("avif"), make([]byte, 4), []byte("mif1miafavif"))
	start := len(head) + len(meta(0)) + 8
	return bytes.Join([][]byte{head, meta(start), atom("mdat", cells[0].Data, cells[1].Data)}, nil)
}

// strangers are files that others have written: among the tests of modules, where
// they are at hand.
func strangers(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for module, folder := range map[string]string{"github.com/gen2brain/avif": "testdata", "github.com/wailsapp/mimetype": "testdata"} {
		dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
		if err != nil || len(bytes.TrimSpace(dir)) == 0 {
			continue
		}
		files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), folder, "*.avif*"))
		for _, f := range files {
			if out[filepath.Base(f)], err = os.ReadFile(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// TestExamineLetsSoundFilesThrough, those of other writers too, and the decoder
// agrees.
func TestExamineLetsSoundFilesThrough(t *testing.T) {
	files := strangers(t)
	files["ours"] = encoded(t, 64, 48)
	files["clear"] = encodedClear(t, 64, 48)
	files["grid"] = gridOf(t, encoded(t, 64, 64), encoded(t, 64, 64), 64, 64)
	if len(files) < 8 {
		t.Fatalf("only %d files", len(files))
	}
	for name, data := range files {
		if err := Examine(data); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		h, err := heif.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		isShown := false
		if err := Decode(context.Background(), data, h.Width, h.Height, func(*image.RGBA) { isShown = true }); err != nil || !isShown {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// damages are what becomes of a file on its way; each leaves nothing to show.
func damages(sound []byte) map[string][]byte {
	at := bytes.Index(sound, []byte("mdat")) + 4
	fill := func(with func(i int) byte) []byte {
		out := bytes.Clone(sound)
		for i := at; i < len(out); i++ {
			out[i] = with(i)
		}
		return out
	}
	random := rand.New(rand.NewPCG(3, 4))
	out := map[string][]byte{
		"zeros":             fill(func(int) byte { return 0 }),
		"ones":              fill(func(int) byte { return 0xff }),
		"noise":             fill(func(int) byte { return byte(random.IntN(256)) }),
		"text":              fill(func(i int) byte { return "404 not found\n"[i%14] }),
		"turned round":      fill(func(i int) byte { return sound[len(sound)-1-(i-at)] }),
		"one byte too few":  sound[:len(sound)-1],
		"one byte in front": bytes.Join([][]byte{sound[:at], {0}, sound[at:]}, nil),
		"one byte lost":     bytes.Join([][]byte{sound[:at], sound[at+1:], {0}}, nil),
	}
	for _, name := range []string{"meta", "hdlr", "pict", "pitm", "iloc", "iinf", "infe", "iprp", "ipma", "av1C", "av01"} {
		out["without "+name] = bytes.Replace(bytes.Clone(sound), []byte(name), []byte("free"), -1)
	}
	return out
}

// TestDamageIsRefusedAtOnce, without a decoder.
func TestDamageIsRefusedAtOnce(t *testing.T) {
	noDecoder(t)
	for name, sound := range map[string][]byte{
		"plain": encoded(t, 64, 48), "clear": encodedClear(t, 64, 48), "grid": gridOf(t, encoded(t, 64, 64), encoded(t, 64, 64), 64, 64),
	} {
		for what, data := range damages(sound) {
			begin := time.Now()
			if err := Decode(context.Background(), data, 64, 48, nil); err == nil {
				t.Errorf("%s, %s: no error", name, what)
			}
			if took := time.Since(begin); took > time.Second/4 {
				t.Errorf("%s, %s: took %v", name, what, took)
			}
		}
		for i := range len(sound) {
			err := Examine(sound[:i])
			if err == nil {
				t.Fatalf("%s: cut at %d of %d it passes", name, i, len(sound))
			}
			if isCut := errors.Is(err, io.ErrUnexpectedEOF); isCut != (i > bytes.Index(sound, []byte("mdat"))+3) && i > 700 {
				t.Errorf("%s: cut at %d of %d: %v", name, i, len(sound), err)
			}
		}
	}
}

// noDecoder has a test fail that starts the decoder.
func noDecoder(t *testing.T) {
	was := compiledOnce
	compiledOnce = func() (*machine, error) {
		t.Error("the decoder was started")
		return nil, errors.New("no decoder")
	}
	t.Cleanup(func() { compiledOnce = was })
}

// TestAnotherSizeIsRefused: of the frames than of the picture.
func TestAnotherSizeIsRefused(t *testing.T) {
	noDecoder(t)
	sound := encoded(t, 64, 48)
	for size, ok := range map[[2]int]bool{{65, 48}: false, {64, 49}: false, {1, 1}: true, {60, 48}: true, {0, 48}: true, {1 << 20, 48}: false} {
		other := bytes.Replace(sound, numbers(4, 64, 48), numbers(4, size[0], size[1]), 1)
		if err := Examine(other); (err == nil) != ok || err != nil && (!errors.Is(err, ErrPicture) || !strings.Contains(err.Error(), "64 × 48")) {
			t.Errorf("%v: %v", size, err)
		}
	}
	large := bytes.Replace(encoded(t, 300, 200), numbers(4, 300, 200), numbers(4, 100, 100), 1)
	if err := Examine(large); !errors.Is(err, ErrPicture) {
		t.Errorf("frames far larger than the picture: %v", err)
	}
}

// TestOtherCodingsAreNotRead: what is coded otherwise is not damaged.
func TestOtherCodingsAreNotRead(t *testing.T) {
	var kind *heif.UnsupportedError
	if err := Examine(bytes.Replace(encoded(t, 64, 48), []byte("av01"), []byte("hvc1"), 1)); !errors.As(err, &kind) {
		t.Error(err)
	}
}

// TestUnits goes through the rules of a coded picture one by one.
func TestUnits(t *testing.T) {
	const sequence = "\x0a\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	short := "\x0a\x06" + string([]byte{0x18, 0x15, 0x7e, 0x2f, 0x00, 0x00}) // reduced: profile 0, 64 × 48
	for _, c := range []struct {
		name, data string
		ok         bool
	}{
		{"a picture", short + "\x32\x01\x00", true}, {"header and tiles apart", short + "\x1a\x01\x00\x22\x01\x00", true},
		{"the last unit without a size", short + "\x30\x00", true}, {"an unknown unit between", short + "\x4a\x01\x00\x32\x01\x00", true},
		{"an extended unit", short + "\x36\x00\x01\x00", true}, {"a delimiter first", "\x12\x00" + short + "\x32\x01\x00", true},
		{"nothing", "", false}, {"no frame", short, false}, {"no sequence header", "\x32\x01\x00", false},
		{"tiles alone", short + "\x22\x01\x00", false}, {"a header alone", short + "\x1a\x01\x00", false},
		{"an empty frame", short + "\x32\x00", false}, {"a forbidden bit", short + "\xb2\x01\x00", false},
		{"longer than the picture", short + "\x32\x02\x00", false}, {"an endless size", short + "\x32\xff\xff\xff\xff\xff\xff\xff\xff\x00", false},
		{"a size beyond 32 bits", short + "\x32\xff\xff\xff\xff\x7f\x00", false}, {"a short sequence header", "\x0a\x01\x18\x32\x01\x00", false},
		{"a frame of others", sequence + "\x32\x01\x80", false}, {"a frame between others", sequence + "\x32\x01\x20", false},
		{"a frame by itself", sequence + "\x32\x01\x10", true},
	} {
		if s, err := readStream([]byte(c.data)); (err == nil) != c.ok {
			t.Errorf("%s: %+v, %v", c.name, s, err)
		}
	}
}

// TestMutationsThatReachTheDecoder counts: of files with four bytes changed
// anywhere, most are refused before the decoder. Of a small picture three bytes
// in four are boxes.
func TestMutationsThatReachTheDecoder(t *testing.T) {
	sound := encoded(t, 32, 16)
	random := rand.New(rand.NewPCG(5, 6))
	const count = 4000
	passed := 0
	for range count {
		data := bytes.Clone(sound)
		for range 4 {
			data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		}
		if Examine(data) == nil {
			passed++
		}
	}
	t.Logf("%d of %d damaged files come to the decoder", passed, count)
	if passed == 0 || passed > count/4 {
		t.Errorf("%d of %d damaged files come to the decoder", passed, count)
	}
}

// stored is a file that encoded has made before: writing one takes a second.
func stored(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func FuzzExamine(f *testing.F) {
	square := stored(f, "square.avif")
	f.Add(stored(f, "plain.avif"))
	f.Add(stored(f, "clear.avif"))
	f.Add(gridOf(f, square, square, 64, 64))
	f.Fuzz(func(t *testing.T, data []byte) {
		begin := time.Now()
		_ = Examine(data)
		if took := time.Since(begin); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}
