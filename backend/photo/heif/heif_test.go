package heif

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// atom writes a box.
func atom(name string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), name...), body...)
}

// file writes a HEIF without a picture: the second item is the main one, and
// its size is the second property.
func file(brand string, width, height uint32, more ...[]byte) []byte {
	size := func(w, h uint32) []byte {
		return atom("ispe", make([]byte, 4), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h))
	}
	indices := []byte{0, 2, byte(1 + len(more)), 2}
	for i := range more {
		indices = append(indices, byte(0x80|(3+i))) // essential
	}
	return append(atom("ftyp", []byte(brand), make([]byte, 4), []byte("mif1"), []byte(brand)), atom("meta", make([]byte, 4),
		atom("hdlr", make([]byte, 20)), atom("pitm", make([]byte, 4), []byte{0, 2}),
		atom("iprp", atom("ipco", append([][]byte{size(1, 1), size(width, height)}, more...)...),
			atom("ipma", make([]byte, 4), []byte{0, 0, 0, 2, 0, 1, 1, 1}, indices)))...)
}

func TestKindOf(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want Kind
	}{
		"avif": {file("avif", 1, 1), AVIF}, "heic": {file("heic", 1, 1), HEIC}, "mp4": {atom("ftyp", []byte("isom"), make([]byte, 4), []byte("avc1")), None},
		"mif1 first": {atom("ftyp", []byte("mif1"), make([]byte, 4), []byte("miaf"), []byte("avif")), AVIF},
		"nothing":    {nil, None}, "cut": {file("avif", 1, 1)[:12], None},
		"version like a brand": {atom("ftyp", []byte("isom"), []byte("avif")), None},
	} {
		if got := KindOf(c.data); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	deep := atom("pixi", make([]byte, 4), []byte{3, 10, 10, 10})
	profile := atom("colr", []byte("prof"), []byte("a profile"))
	h, err := Read(file("heic", 4032, 3024, deep, profile, atom("colr", []byte("nclx"), []byte{0, 9, 0, 16, 0, 9, 0x80})))
	if err != nil || h.Colours != (Colours{9, 16}) || h.Width != 4032 || h.Height != 3024 || !h.IsDeep || string(h.Profile) != "a profile" || h.Orientation != 1 {
		t.Errorf("%+v, %v", h, err)
	}
	// As the table of libavif's avifexif.c has it.
	for i, want := range []int{1, 8, 3, 6, 4, 5, 2, 7, 2, 7, 4, 5} {
		more := [][]byte{atom("irot", []byte{byte(i % 4)})}
		if i >= 4 {
			more = append(more, atom("imir", []byte{byte(i/4 - 1)}))
		}
		if h, err := Read(file("avif", 3, 2, more...)); err != nil || h.Orientation != want {
			t.Errorf("turn %d, mirror %d: %+v, %v, want %d", i%4, i/4-1, h, err, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	sound := file("heic", 40, 30)
	for name, data := range map[string][]byte{
		"nothing": nil, "only a film": atom("ftyp", []byte("avis"), make([]byte, 4)), "cut": sound[:len(sound)-1],
		"no size": file("heic", 0, 0), "an endless box": append(sound[:24:24], 0, 0, 0, 0),
	} {
		if h, err := Read(data); err == nil {
			t.Errorf("%s: %+v", name, h)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(file("avif", 40, 30, atom("irot", []byte{1}), atom("imir", []byte{0}), atom("colr", []byte("prof"), []byte("p"))))
	f.Add(file("heic", 1<<31, 30, atom("pixi", make([]byte, 4), []byte{3, 10, 10, 10})))
	f.Fuzz(func(t *testing.T, data []byte) {
		KindOf(data)
		h, err := Read(data)
		if err == nil && (h.Width < 1 || h.Height < 1 || h.Orientation < 1 || h.Orientation > 8) {
			t.Fatalf("%+v", h)
		}
	})
}
