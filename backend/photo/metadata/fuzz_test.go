package metadata

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
	"unicode/utf8"
)

// checkFound holds what must be true of everything that is read.
func checkFound(t *testing.T, f Found) {
	t.Helper()
	if f.Orientation < 1 || f.Orientation > 8 {
		t.Fatalf("orientation %d", f.Orientation)
	}
	for _, a := range f.Accounts() {
		if len(a.Others) < len(f.Origins[a.Field].Differs) {
			t.Fatalf("%s: %v differ, told %v", a.Field, f.Origins[a.Field].Differs, a.Others)
		}
	}
	for _, d := range fields {
		values := d.values(&f.Fields)
		if (len(values) > 0) != (f.Origins[d.name].From != "") || len(values) > maxKeywords {
			t.Fatalf("%s: %d values, origin %v", d.name, len(values), f.Origins[d.name])
		}
		for _, text := range values {
			if !utf8.ValidString(text) || utf8.RuneCountInString(text) > 2*maxTextRunes+1 {
				t.Fatalf("%s: %q", d.name, text)
			}
		}
	}
}

// fuzzFormat takes foreign bytes as a file of one format.
func fuzzFormat(f *testing.F, format string, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		found, _ := Read(format, data)
		if checkFound(t, found); !bytes.Equal(data, before) {
			t.Fatal("the input was changed")
		}
	})
}

func FuzzPNG(f *testing.F) {
	raw := pngChunk("zTXt", "Raw profile type exif\x00\x00x\x9c\x03\x00\x00\x00\x00\x01")
	fuzzFormat(f, "png", emptyPictures(f)["png"], append(emptyPictures(f)["png"][:33:33], raw...))
}

func FuzzTIFF(f *testing.F) {
	fuzzFormat(f, "tiff", emptyPictures(f)["tiff"], exifBlock(
		[]entry{undefined(tagIPTC, string(toIIM(full))), undefined(tagXMP, string(wholeXMP(writeFields(&full, anyProperty)))), undefined(tagPhotoshop, "8BIM\x04\x25\x00\x00\x00\x00\x00\x00")},
		[]entry{undefined(tagComment, "UNICODE\x00a\x00")}, nil))
}

func FuzzWebP(f *testing.F) {
	fuzzFormat(f, "webp", emptyPictures(f)["webp"], []byte("RIFF\x00\x00\x00\x00WEBPXMP \x04\x00\x00\x00<a/>EXIF\x08\x00\x00\x00II*\x00\x08\x00\x00\x00"))
}

func FuzzHEIC(f *testing.F) {
	fuzzFormat(f, "heic", heic(exifBlock([]entry{short(tagOrientation, 6)}, nil, nil), []byte("<a/>")))
}

func FuzzEXIF(f *testing.F) {
	f.Add(partsOf("jpeg", secrets(f)).exif)
	f.Fuzz(func(t *testing.T, data []byte) {
		found, _ := parts{exif: data}.found()
		checkFound(t, found)
		for _, keep := range []Keep{{}, {Location: true, MakerNotes: true}} {
			once := stripEXIF(data, "2025-05-16", keep)
			if again := stripEXIF(once, "2025-05-16", keep); !bytes.Equal(again, once) {
				t.Fatalf("% x, a second time % x", once, again)
			}
		}
	})
}

func FuzzIPTC(f *testing.F) {
	f.Add(toIIM(full))
	f.Add([]byte("\x1c\x02\x78\x00\x02\xd1\xa7"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, _ := parts{iim: data}.found()
		checkFound(t, found)
	})
}

func FuzzXMP(f *testing.F) {
	f.Add(wholeXMP(writeFields(&full, anyProperty)))
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, _ := parts{xmp: [][]byte{data}}.found()
		checkFound(t, found)
	})
}

// FuzzSidecar holds that adding to a sidecar gives a sidecar that says the
// fields, or an error.
func FuzzSidecar(f *testing.F) {
	f.Add(wrap(wholeXMP(writeFields(&full, anyProperty))))
	f.Add([]byte(metaBegin + `<rdf:Description rdf:about='x' xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="a"/>` + metaEnd))
	want := Fields{Caption: "新", Keywords: []string{"a"}}
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := Sidecar(want, data)
		if err != nil {
			if !errors.Is(err, ErrSidecar) {
				t.Fatal(err)
			}
			return
		}
		if got, err := ReadSidecar(out); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, %v in %s", got, err, out)
		}
	})
}

// FuzzEmbed holds that what Embed returns is a JPEG that says the fields, with
// the pixels that it had.
func FuzzEmbed(f *testing.F) {
	f.Add(picture(f))
	f.Add(secrets(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, _ := Read("jpeg", data)
		checkFound(t, found)
		for _, keep := range []Keep{{}, {Location: true, Serials: true, Owner: true, MakerNotes: true, UniqueID: true, History: true, XMP: true}} {
			out, err := Embed(data, full, keep)
			if err != nil {
				continue
			}
			got, err := Read("jpeg", out)
			if err != nil || !reflect.DeepEqual(got.Fields, full) || got.Orientation != found.Orientation {
				t.Fatalf("%+v: got %+v, orientation %d, was %d, %v", keep, got.Fields, got.Orientation, found.Orientation, err)
			}
			if again, err := Embed(out, full, keep); err != nil || !bytes.Equal(again, out) {
				t.Fatalf("%+v: a second time differs, %v", keep, err)
			}
		}
	})
}
