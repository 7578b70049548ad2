package metadata

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// enormous has more than a segment of JPEG holds.
func enormous() Fields {
	f := full
	f.Keywords = nil
	for i := range maxKeywords {
		f.Keywords = append(f.Keywords, strings.Repeat("关键词", 200)+fmt.Sprint(i))
	}
	return f
}

// secrets is a photo that tells everything about its photographer; each secret
// contains "SECRET" or the GPS' numbers.
func secrets(t testing.TB) []byte {
	exif := exifBlock(
		[]entry{ascii(0x0110, "Camera X"), short(tagOrientation, 6), ascii(tagHost, "SECRET host"), ascii(tagArtist, "SECRET artist"), ascii(0xfe01, "SECRET unknown")},
		[]entry{ascii(tagTaken, "2025:05:16 10:11:12"), ascii(tagOwner, "SECRET owner"), ascii(tagBodySerial, "SECRET body"), ascii(tagLensSerial, "SECRET lens"),
			ascii(tagUniqueID, "SECRET id"), undefined(tagMakerNote, "SECRET maker note"), undefined(tagComment, "ASCII\x00\x00\x00SECRET")},
		[]entry{ascii(1, "N"), ascii(0x1d, "SECRET gps")})
	xmp := metaBegin + `<rdf:Description xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:x="http://example.org/"
 aux:SerialNumber="SECRET serial" aux:OwnerName="SECRET name" exif:GPSLatitude="SECRET latitude" xmpMM:DocumentID="SECRET document" x:Note="SECRET foreign">
 <xmpMM:History><rdf:Seq><rdf:li>SECRET history</rdf:li></rdf:Seq></xmpMM:History></rdf:Description>` + metaEnd
	data := withParts(picture(t), exif, toIIM(Fields{Caption: "SECRET caption"}), nil, []byte(xmp))
	head := appendSegment([]byte{0xff, 0xd8}, markerComment, []byte("SECRET comment"))
	head = appendSegment(head, markerAPP2, []byte("MPF\x00SECRET pictures"))
	head = appendSegment(head, markerAPP2, []byte(iccHeader+"\x01\x01the profile"))
	head = appendSegment(head, markerAPP0+12, []byte("SECRET app"))
	return append(append(head, data[2:]...), "SECRET film behind the end"...)
}

func TestNothingPrivateIsEmbedded(t *testing.T) {
	original := secrets(t)
	if n := bytes.Count(original, []byte("SECRET")); n < 18 {
		t.Fatalf("only %d secrets in the original", n)
	}
	out := mustEmbed(t, original, full, Keep{})
	if at := bytes.Index(out, []byte("SECRET")); at >= 0 {
		t.Errorf("%q is left", out[at:at+20])
	}
	got, err := Read("jpeg", out)
	if err != nil || got.Orientation != 6 || !reflect.DeepEqual(got.Fields, full) {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, kept := range []string{"the profile", "Camera X", "2025:05:16 10:11:12"} {
		if !bytes.Contains(out, []byte(kept)) {
			t.Errorf("%q is lost", kept)
		}
	}
}

func TestKeepKeepsNoMoreThanIsAsked(t *testing.T) {
	for want, keep := range map[string]Keep{
		"SECRET gps|":                                {Location: true},
		"SECRET body|SECRET lens|":                   {Serials: true},
		"SECRET host|SECRET owner|":                  {Owner: true},
		"SECRET id|":                                 {UniqueID: true},
		"SECRET maker note|":                         {MakerNotes: true},
		"SECRET foreign|":                            {XMP: true},
		"SECRET document|SECRET history|":            {History: true},
		"SECRET latitude|SECRET gps|SECRET foreign|": {Location: true, XMP: true},
		"SECRET serial|SECRET body|SECRET lens|SECRET foreign|": {Serials: true, XMP: true},
		"SECRET name|SECRET host|SECRET owner|SECRET foreign|":  {Owner: true, XMP: true},
	} {
		out := mustEmbed(t, secrets(t), full, keep)
		secretsLeft := bytes.Count(out, []byte("SECRET"))
		for text := range strings.SplitSeq(strings.TrimSuffix(want, "|"), "|") {
			if secretsLeft--; !bytes.Contains(out, []byte(text)) {
				t.Errorf("%+v: %q is lost", keep, text)
			}
		}
		if secretsLeft != 0 {
			t.Errorf("%+v: %d secrets too many", keep, secretsLeft)
		}
		if got, err := Read("jpeg", out); err != nil || !reflect.DeepEqual(got.Fields, full) {
			t.Errorf("%+v: got %+v, %v", keep, got.Fields, err)
		}
		if again := mustEmbed(t, out, full, keep); !bytes.Equal(again, out) {
			t.Errorf("%+v: a second time differs", keep)
		}
	}
}

func TestMakerNoteStaysAtItsOffset(t *testing.T) {
	before, _ := openBlock(partsOf("jpeg", secrets(t)).exif)
	after, _ := openBlock(partsOf("jpeg", mustEmbed(t, secrets(t), full, Keep{MakerNotes: true})).exif)
	was, _ := find(before.sub(before.first(), tagEXIF), tagMakerNote)
	is, _ := find(after.sub(after.first(), tagEXIF), tagMakerNote)
	if is.at != was.at || !bytes.Equal(is.value, was.value) {
		t.Errorf("at %d, was at %d", is.at, was.at)
	}
}

// TestHostileEXIFFitsItsSegment has many tags share one long value.
func TestHostileEXIFFitsItsSegment(t *testing.T) {
	exif := exifBlock([]entry{short(tagOrientation, 6), ascii(0x010f, strings.Repeat("x", 50000))}, nil, nil)
	b, _ := openBlock(exif)
	long, _ := find(b.first(), 0x010f)
	at, count := len(exif), 0
	exif = append(exif, 0, 0)
	for tag := uint16(0x010e); tag < 0x0140; tag++ {
		e := ascii(tag, "")
		if tag == tagOrientation {
			e = short(tag, 6)
		}
		raw := make([]byte, 12)
		b.order.PutUint16(raw, e.tag)
		b.order.PutUint16(raw[2:], e.kind)
		b.order.PutUint32(raw[4:], 1)
		copy(raw[8:], e.value)
		if tag != tagOrientation {
			b.order.PutUint32(raw[4:], 50000)
			b.order.PutUint32(raw[8:], uint32(long.at))
		}
		exif, count = append(exif, raw...), count+1
	}
	b.order.PutUint16(exif[at:], uint16(count))
	b.order.PutUint32(exif[4:], uint32(at))
	out := mustEmbed(t, withParts(picture(t), exif, nil, nil, nil), full, Keep{})
	if got, err := Read("jpeg", out); err != nil || got.Orientation != 6 || !reflect.DeepEqual(got.Fields, full) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestAnotherDayTakesOutTheTimeOfTaking(t *testing.T) {
	f := full
	f.Date = "2025-05-17"
	if out := mustEmbed(t, secrets(t), f, Keep{}); bytes.Contains(out, []byte("2025:05:16")) {
		t.Error("the old time is left")
	}
}

func TestSegmentsStandInOrder(t *testing.T) {
	data := append(appendSegment([]byte{0xff, 0xd8}, markerAPP0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")), secrets(t)[2:]...)
	var order []byte
	for marker := range Segments(mustEmbed(t, data, full, Keep{})) {
		order = append(order, marker)
	}
	want := []byte{markerAPP0, markerAPP1, markerAPP1, markerAPP13, markerAPP2, 0xdb}
	if !bytes.HasPrefix(order, want) {
		t.Errorf("got % x, want % x", order, want)
	}
}

func TestMoreThanASegmentHolds(t *testing.T) {
	f := enormous()
	out := mustEmbed(t, picture(t), f, Keep{})
	got, err := Read("jpeg", out)
	if err != nil || !reflect.DeepEqual(got.Fields, f) {
		t.Errorf("%d keywords, %v", len(got.Keywords), err)
	}
	if again := mustEmbed(t, out, f, Keep{}); !bytes.Equal(again, out) {
		t.Error("a second time differs")
	}
}

func TestNoJPEGIsRefused(t *testing.T) {
	plain := picture(t)
	for _, data := range [][]byte{nil, []byte("GIF89a"), plain[:20], {0xff, 0xd8, 0xff, 0xd9}} {
		if _, err := Embed(data, full, Keep{}); err != ErrNotJPEG {
			t.Errorf("% .4x: %v", data, err)
		}
	}
}

func TestSidecarKeepsWhatIsNotOurs(t *testing.T) {
	const foreign = `<crs:ToneCurve xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve>`
	existing := `<?xml version="1.0" encoding="UTF-8"?>` + metaBegin + `<rdf:Description rdf:about="uuid:1" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmp:Rating='5' photoshop:Credit="old > credit" photoshop:Headline="same">` + foreign + `
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">old</rdf:li><rdf:li xml:lang="en">old</rdf:li></rdf:Alt></dc:description>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">标题</rdf:li><rdf:li xml:lang="en">title</rdf:li></rdf:Alt></dc:title></rdf:Description>` + metaEnd
	out, err := Sidecar(Fields{Caption: "new", Headline: "same", Title: "标题", Place: "北京"}, []byte(existing))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{foreign, "xmp:Rating='5'", `photoshop:Headline="same"`, `<rdf:li xml:lang="en">title</rdf:li>`, `rdf:about="uuid:1"`, "new", "北京"} {
		if !strings.Contains(string(out), part) {
			t.Errorf("%q is lost in %s", part, out)
		}
	}
	if strings.Contains(string(out), "old") || strings.Count(string(out), "uuid:1") != 2 {
		t.Errorf("got %s", out)
	}
	if again, err := Sidecar(Fields{Caption: "new", Headline: "same", Title: "标题", Place: "北京"}, out); err != nil || !bytes.Equal(again, out) {
		t.Errorf("a second time differs, %v", err)
	}
}

func TestInstructionsInsideOfWhatIsCut(t *testing.T) {
	existing := metaBegin + `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><?xml version="1.0"?><rdf:Alt><rdf:li>old</rdf:li></rdf:Alt></dc:title></rdf:Description>` + metaEnd
	out, err := Sidecar(Fields{Title: "new"}, []byte(existing))
	if got, readErr := ReadSidecar(out); err != nil || readErr != nil || got.Title != "new" {
		t.Errorf("got %s, %v, %v", out, err, readErr)
	}
}

func TestBrokenSidecarIsNotOverwritten(t *testing.T) {
	for _, existing := range []string{"<x:xmpmeta", "no XML", "<a/>"} {
		if out, err := Sidecar(full, []byte(existing)); err == nil {
			t.Errorf("%q became %s", existing, out)
		}
	}
}
