package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/finding"
)

// A bomb may take so long, and so much more memory than there was.
const (
	bombTime   = time.Second
	bombMemory = 200 << 20
)

// bombs are small files that claim or unpack to much, by what is to be said of
// them; nothing where they are harmless.
func bombs(t *testing.T) map[string]struct {
	data []byte
	want finding.Code
} {
	zeros := deflated(make([]byte, 60<<20))
	small := corners(16, 16, quarters)
	all := encodings(t, small)
	claim := func(data []byte, at int, order binary.ByteOrder, size int, values ...uint32) []byte {
		out := bytes.Clone(data)
		for i, v := range values {
			if size == 2 {
				order.PutUint16(out[at+2*i:], uint16(v))
			} else {
				order.PutUint32(out[at+4*i:], v)
			}
		}
		return out
	}
	webp := losslessWebP(small, nil)
	avif := encodeAVIF(t, small)
	heic := bytes.ReplaceAll(bytes.ReplaceAll(avif, []byte("avif"), []byte("heic")), []byte("av01"), []byte("hvc1"))
	payload := bytes.Index(avif, []byte("mdat")) + 4
	frame := bytes.Index(all["jpeg"], []byte{0xff, 0xc0}) + 5
	jpegOf := func(side uint32) []byte { return claim(all["jpeg"], frame, binary.BigEndian, 2, side, side) }
	progressive := changed(jpegOf(8000), frame-4, 0xc2)
	padded := func(data []byte) []byte { return append(bytes.Clone(data), bytes.Repeat([]byte("junk"), 1<<19)...) }
	large := withTIFFNumber(withTIFFNumber(all["tiff"], 256, 10000), 257, 10000)
	type bomb = struct {
		data []byte
		want finding.Code
	}
	return map[string]bomb{
		"png of 60000": {pngHeader(60000, 60000), TooLarge}, "png of 8000": {pngHeader(8000, 8000), Inflated},
		"png, 60 MB of nothing": {rawPNGOf(6300, 6300, zeros), Damaged},
		"png with a large iCCP": {withChunk(all["png"], "iCCP", append([]byte("x\x00\x00"), zeros...)), ""},
		"png with a large zTXt": {withChunk(all["png"], "zTXt", append([]byte("Comment\x00\x00"), zeros...)), ""},
		"png with a large iTXt": {withChunk(all["png"], "iTXt", append([]byte("XML:com.adobe.xmp\x00\x01\x00\x00\x00"), zeros...)), ""},
		"jpeg of 65535":         {jpegOf(65535), Inflated}, "jpeg of 12000": {jpegOf(12000), Inflated}, "progressive of 8000": {progressive, Inflated},
		"tiff of a million":    {withTIFFNumber(all["tiff"], 256, 1<<20), Damaged},
		"tiff with a loop":     {tiffLoop(all["tiff"]), ""},
		"tiff without an end":  {withTIFFNumber(all["tiff"], 277, 65535), UnreadableKind},
		"gif of 65535":         {claim(film(t, small), 6, binary.LittleEndian, 2, 65535, 65535), TooLarge},
		"gif of 12000":         {claim(film(t, small), 6, binary.LittleEndian, 2, 12000, 12000), Inflated},
		"gif of many pictures": {manyPictures(film(t, small)), ""},
		"bmp of a billion":     {claim(all["bmp"], 18, binary.LittleEndian, 4, 1<<30, 1<<30), TooLarge},
		"webp of 16384":        {claim(webp, 21, binary.LittleEndian, 4, 0x0fffffff), TooLarge},
		"avif of a billion":    {bytes.Replace(heicHeader(1<<30, 1<<30, 0), []byte("heic"), []byte("avif"), -1), TooLarge},
		"avif of 6000":         {bytes.Replace(heicHeader(6000, 4000, 0), []byte("heic"), []byte("avif"), -1), Inflated},
		"png of zeros, padded": {padded(rawPNGOf(12000, 12000, zeros)), Inflated},
		"png of noise":         {rawPNGOf(12000, 12000, noise(4<<20)), Damaged},
		"gif, padded":          {padded(claim(film(t, small), 6, binary.LittleEndian, 2, 12000, 12000)), Inflated},
		"bmp, padded":          {padded(claim(all["bmp"], 18, binary.LittleEndian, 4, 11000, 11000)), Truncated},
		"tiff, padded":         {padded(large), Inflated},
		"tiff of one strip":    {padded(withTIFFNumber(withTIFFNumber(large, 278, 10000), 279, 2<<20)), Damaged},
		"jpeg, padded":         {padded(jpegOf(12000)), Truncated},
		"webp, padded":         {padded(claim(webp, 21, binary.LittleEndian, 4, 7900|7900<<14)), Truncated},
		"avif, cut":            {avif[:len(avif)-1], Truncated},
		"heic, cut":            {heic[:len(heic)-1], Truncated},
		"avif of zeros":        {append(bytes.Clone(avif[:payload]), make([]byte, len(avif)-payload)...), Damaged},
		"heic of a billion":    {heicHeader(1<<30, 1<<30, 0), TooLarge},
	}
}

// rawPNGOf is a PNG in grey whose unpacked rows are given, and too few.
func rawPNGOf(w, h int, packed []byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(2*h))
	out := append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", append(head, 8, 0, 0, 0, 0))...)
	return append(out, pngChunk("IDAT", packed)...)
}

// noise is bytes without an order.
func noise(n int) []byte {
	out := make([]byte, n)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range out {
		out[i] = byte(random.IntN(256))
	}
	return out
}

// withTIFFNumber changes a number in the directory.
func withTIFFNumber(file []byte, tag uint16, value uint32) []byte {
	out := bytes.Clone(file)
	le := binary.LittleEndian
	at := int(le.Uint32(out[4:]))
	for i := range int(le.Uint16(out[at:])) {
		if entry := at + 2 + 12*i; le.Uint16(out[entry:]) == tag {
			le.PutUint16(out[entry+2:], 4)
			le.PutUint32(out[entry+8:], value)
		}
	}
	return out
}

// tiffLoop has its directory followed by itself.
func tiffLoop(file []byte) []byte {
	out := bytes.Clone(file)
	le := binary.LittleEndian
	at := int(le.Uint32(out[4:]))
	le.PutUint32(out[at+2+12*int(le.Uint16(out[at:])):], uint32(at))
	return out
}

// manyPictures repeats what stands behind a GIF's colours.
func manyPictures(file []byte) []byte {
	start := 13 + 3<<(file[10]&7+1)
	return append(append(bytes.Clone(file[:len(file)-1]), bytes.Repeat(file[start:len(file)-1], 20000)...), ';')
}

// TestBombs holds that no small file takes long or much memory, and that what
// is refused is told.
func TestBombs(t *testing.T) {
	for name, b := range bombs(t) {
		debug.FreeOSMemory()
		before, begin := resident(t), time.Now()
		stop := make(chan struct{})
		most := make(chan int64)
		go watch(t, stop, most)
		p, _, err := Probe(name, b.data)
		if err == nil {
			err = NewDarkroom(nil, shelf{p.ID: b.data}, 2).Analyse(context.Background(), &p)
		}
		took := time.Since(begin)
		close(stop)
		grown := <-most - before
		f, _ := finding.FromError(err)
		if f.Code != b.want {
			t.Errorf("%s: %v, want %q", name, err, b.want)
		}
		if grown > bombMemory {
			t.Errorf("%s: %d MB more than before", name, grown>>20)
		}
		if took > bombTime {
			t.Logf("%s: took %v on a machine that others use too", name, took)
		}
		if took > 8*bombTime {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// watch takes the largest resident memory until it is stopped.
func watch(t *testing.T, stop <-chan struct{}, most chan<- int64) {
	var seen int64
	for {
		select {
		case <-stop:
			most <- max(seen, resident(t))
			return
		case <-time.After(2 * time.Millisecond):
			seen = max(seen, resident(t))
		}
	}
}

// resident returns the memory of this process, in bytes; where the system does
// not tell, what the heap has.
func resident(t *testing.T) int64 {
	raw, err := os.ReadFile("/proc/self/statm")
	if fields := strings.Fields(string(raw)); err == nil && len(fields) > 1 {
		if pages, err := strconv.ParseInt(fields[1], 10, 64); err == nil {
			return pages * int64(os.Getpagesize())
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse)
}

// TestCutAnywhere holds that a file of each format, cut at any of many places
// or with any of many bytes changed, ends in a picture or a finding.
func TestCutAnywhere(t *testing.T) {
	img := corners(24, 18, quarters)
	files := encodings(t, img)
	files["webp"] = losslessWebP(img, nil)
	files["interlaced"] = interlacedPNG(img)
	files["press"] = withProfile("jpeg", flatJPEG{width: 24, height: 18, components: 4, values: []int{9, 9, 9, 9}, adobe: 1}.encode(), redPress())
	files["heic"] = heicHeader(24, 18, 1)
	files["grey"] = encodeJPEG(t, image.NewGray(image.Rect(0, 0, 24, 18)), 80)
	for name, data := range files {
		places := 40
		if name == "press" { // each damaged table of inks is computed anew
			places = 8
		}
		for i := 0; i < len(data); i += 1 + len(data)/places {
			try(t, name, data[:i])
			try(t, name, changed(data, i, data[i]^0xff))
			try(t, name, changed(data, i, 0))
		}
	}
}

func try(t *testing.T, name string, data []byte) {
	t.Helper()
	p, _, err := Probe(name, data)
	if err == nil {
		err = NewDarkroom(nil, shelf{p.ID: data}, 1).Analyse(context.Background(), &p)
	}
	if _, ok := finding.FromError(err); err != nil && !ok {
		t.Errorf("%s: %v is no finding", name, err)
	}
}
