package cli

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// layPhotos makes a folder of photos, sound and not:
//
//	layPhotos DIR
func layPhotos(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: layPhotos DIR")
	}
	whole := testJPEG(ts, 640, 480)
	drawn := testPNG(ts, 300, 200)
	for name, data := range map[string][]byte{
		"1.jpg":         withEXIF(testJPEG(ts, 60, 40), 6, "岸线上的老码头"),
		"10.jpg":        whole[:len(whole)/2],
		"2.png":         drawn,
		"cut.png":       drawn[:len(drawn)/2],
		"empty.jpg":     {},
		"nothing":       testJPEG(ts, 30, 20), // known by its first bytes
		"phone.heic":    []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
		"text.jpg":      []byte("no picture"),
		"notes.txt":     []byte("no picture, and no claim to be one"),
		".hidden.jpg":   whole,
		"more/3.jpg":    testJPEG(ts, 90, 60),
		"more/.x/4.jpg": whole,
	} {
		path := filepath.Join(ts.MkAbs(args[0]), filepath.FromSlash(name))
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
		ts.Check(os.WriteFile(path, data, 0o644))
	}
}

// testPicture has something to see in every block.
func testPicture(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		x, y := i%width, i/width
		img.Set(x, y, color.RGBA{uint8(x * 5), uint8(y * 3), uint8((x*y)%251 + 4), 255})
	}
	return img
}

func testJPEG(ts *testscript.TestScript, width, height int) []byte {
	var out bytes.Buffer
	ts.Check(jpeg.Encode(&out, testPicture(width, height), nil))
	return out.Bytes()
}

func testPNG(ts *testscript.TestScript, width, height int) []byte {
	var out bytes.Buffer
	ts.Check(png.Encode(&out, testPicture(width, height)))
	return out.Bytes()
}

// withEXIF puts an orientation and a description into a JPEG.
func withEXIF(data []byte, orientation int, description string) []byte {
	text := append([]byte(description), 0)
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x02")
	tiff = append(tiff, ifdEntry(0x010e, 2, len(text), 38)...)
	tiff = append(tiff, ifdEntry(0x0112, 3, 1, orientation<<16)...)
	tiff = append(append(tiff, 0, 0, 0, 0), text...)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	app := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(segment)+2))
	return append(append(append(append([]byte{}, data[:2]...), app...), segment...), data[2:]...)
}

func ifdEntry(tag, kind, count, value int) []byte {
	e := binary.BigEndian.AppendUint16(nil, uint16(tag))
	e = binary.BigEndian.AppendUint16(e, uint16(kind))
	e = binary.BigEndian.AppendUint32(e, uint32(count))
	return binary.BigEndian.AppendUint32(e, uint32(value))
}

// listed checks a field of one photo of a list:
//
//	listed FILE INDEX FIELD VALUE
func listed(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: listed FILE INDEX FIELD VALUE")
	}
	var list []map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &list))
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	if n >= len(list) {
		ts.Fatalf("%d photos are listed", len(list))
	}
	if got := strings.TrimSpace(fmt.Sprint(list[n][args[2]])); (got == args[3]) == neg {
		ts.Fatalf("photo %d: %s is %q", n, args[2], got)
	}
}
