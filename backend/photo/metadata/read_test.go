package metadata

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// emptyPictures returns a picture in each format that carries metadata, by format.
func emptyPictures(t testing.TB) map[string][]byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	var p, f bytes.Buffer
	if err := png.Encode(&p, img); err != nil {
		t.Fatal(err)
	}
	if err := tiff.Encode(&f, img, nil); err != nil {
		t.Fatal(err)
	}
	webp := "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
	return map[string][]byte{"jpeg": picture(t), "png": p.Bytes(), "tiff": f.Bytes(), "webp": []byte(webp)}
}

// exifBlock is a little-endian EXIF block: entries of the first directory, of
// EXIF's and of GPS's.
func exifBlock(main, camera, gps []entry) []byte {
	t := block{[]byte("II*\x00\x08\x00\x00\x00"), binary.LittleEndian}
	every := func(entry) bool { return true }
	root := t.appendChild(nodesOf(main, every), tagEXIF, nodesOf(camera, every))
	return t.appendDirectory(t.b, t.appendChild(root, tagGPS, nodesOf(gps, every)))
}

func ascii(tag uint16, text string) entry {
	return entry{tag: tag, kind: 2, count: uint32(len(text) + 1), value: []byte(text + "\x00")}
}

func short(tag, n uint16) entry {
	return entry{tag: tag, kind: 3, count: 1, value: binary.LittleEndian.AppendUint16(nil, n)}
}

func undefined(tag uint16, value string) entry {
	return entry{tag: tag, kind: 7, count: uint32(len(value)), value: []byte(value)}
}

// withParts puts blocks into a JPEG as they are.
func withParts(jpeg, exif, iim, digest, xmp []byte) []byte {
	out := []byte{0xff, 0xd8}
	if exif != nil {
		out = appendSegment(out, markerAPP1, append([]byte(ExifHeader), exif...))
	}
	if xmp != nil {
		out = appendSegment(out, markerAPP1, append([]byte(xmpHeader), xmp...))
	}
	if iim != nil {
		body := appendResource([]byte(photoshopHeader), resourceIPTC, iim)
		if digest != nil {
			body = appendResource(body, resourceDigest, digest)
		}
		out = appendSegment(out, markerAPP13, body)
	}
	return append(out, jpeg[2:]...)
}

func md5Of(b []byte) []byte {
	sum := md5.Sum(b)
	return sum[:]
}

type conflict struct {
	name                   string
	exif, iim, digest, xmp []byte
	want, from             string
	differs                []string
}

func conflicts() []conflict {
	long := strings.Repeat("x", 2100)
	iim, xmp := toIIM(Fields{Caption: "of IPTC"}), wholeXMP(writeFields(&Fields{Caption: "of XMP"}, anyProperty))
	exif := exifBlock([]entry{ascii(tagDescription, "of EXIF")}, nil, nil)
	return []conflict{
		{"the digest agrees", nil, iim, md5Of(iim), xmp, "of XMP", FromXMP, []string{FromIPTC}},
		{"IPTC was changed since", nil, iim, md5Of([]byte("before")), xmp, "of IPTC", FromIPTC, []string{FromXMP}},
		{"no digest", nil, iim, nil, xmp, "of XMP", FromXMP, []string{FromIPTC}},
		{"EXIF has it", exif, iim, md5Of([]byte("before")), xmp, "of EXIF", FromEXIF, []string{FromIPTC, FromXMP}},
		{"IPTC alone", nil, iim, md5Of(iim), nil, "of IPTC", FromIPTC, nil},
		{"XMP alone", nil, nil, nil, xmp, "of XMP", FromXMP, nil},
		{"IPTC was changed, but only cut", nil, toIIM(Fields{Caption: long}), md5Of([]byte("before")), wholeXMP(writeFields(&Fields{Caption: long}, anyProperty)), long, FromXMP, nil},
		{"blank EXIF", exifBlock([]entry{ascii(tagDescription, "      ")}, nil, nil), iim, md5Of(iim), xmp, "of XMP", FromXMP, []string{FromIPTC}},
	}
}

func TestConflicts(t *testing.T) {
	for _, c := range conflicts() {
		got, err := Read("jpeg", withParts(picture(t), c.exif, c.iim, c.digest, c.xmp))
		want := Origin{From: c.from, Differs: c.differs}
		if err != nil || got.Caption != c.want || !reflect.DeepEqual(got.Origins["caption"], want) {
			t.Errorf("%s: got %.20q from %v, want %.20q from %v, %v", c.name, got.Caption, got.Origins["caption"], c.want, want, err)
		}
	}
}

func TestTextCutInACharacterIsNoConflict(t *testing.T) {
	long := Fields{Caption: strings.Repeat("字", 700)} // of which IPTC holds 666
	data := withParts(picture(t), nil, toIIM(long), md5Of([]byte("before")), wholeXMP(writeFields(&long, anyProperty)))
	got, err := Read("jpeg", data)
	if want := (Origin{From: FromXMP}); err != nil || got.Caption != long.Caption || !reflect.DeepEqual(got.Origins["caption"], want) {
		t.Errorf("%d bytes from %v, %v", len(got.Caption), got.Origins["caption"], err)
	}
}

func TestSidecarGoesOverThePhoto(t *testing.T) {
	found, _ := Read("jpeg", mustEmbed(t, picture(t), Fields{Caption: "old", Credit: "社"}, Keep{}))
	got := found.WithSidecar(Fields{Caption: "new", Place: "北京"})
	if got.Caption != "new" || got.Credit != "社" || got.Place != "北京" {
		t.Errorf("got %+v", got.Fields)
	}
	want := Origins{"caption": {From: FromSidecar, Differs: []string{FromXMP}}, "credit": {From: FromXMP}, "place": {From: FromSidecar}}
	if !reflect.DeepEqual(got.Origins, want) {
		t.Errorf("got %+v", got.Origins)
	}
}

func gbk(t *testing.T, text string) string {
	t.Helper()
	out, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUndeclaredIPTC(t *testing.T) {
	for _, c := range []struct{ name, caption, credit, wantCaption, wantCredit string }{
		{"GBK", gbk(t, "座谈会现场"), gbk(t, "沈禾"), "座谈会现场", "沈禾"},
		{"GBK, one rare character", gbk(t, "朱镕基同志"), "", "朱镕基同志", ""},
		{"GBK that is valid UTF-8 alone", gbk(t, "座谈会现场"), "\xd1\xa7\xd2\xb5", "座谈会现场", "学业"},
		{"Latin-1 between letters", "Jürg Müller à Zürich", "", "Jürg Müller à Zürich", ""},
		{"Latin-1, encoded", "J\xfcrg M\xfcller", "Andr\xe9", "Jürg Müller", "André"},
		{"UTF-8", "从有到无", "补充", "从有到无", "补充"},
		{"ASCII", "plain", "AP", "plain", "AP"},
	} {
		iim := appendDataset(nil, iimCaption, c.caption)
		if c.credit != "" {
			iim = appendDataset(iim, iimCredit, c.credit)
		}
		if f := fromIIM(iim); f.Caption != c.wantCaption || f.Credit != c.wantCredit {
			t.Errorf("%s: got %q and %q", c.name, f.Caption, f.Credit)
		}
	}
}

func TestPlaces(t *testing.T) {
	for want, p := range map[string]place{
		"浙江杭州西湖边":       {"西湖边", "杭州", "浙江", "中国"},
		"北京市朝阳区":        {"北京市朝阳区", "北京市", "", "中国"},
		"北京":            {"", "北京", "北京", ""},
		"法国巴黎":          {"", "巴黎", "", "法国"},
		"Quai, Paris":   {"Quai", "Paris", "Île-de-France", "France"},
		"Bern, Bern CH": {"", "", "Bern", "Bern CH"},
		"":              {},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEXIFTexts(t *testing.T) {
	utf16 := func(text string) string {
		var b []byte
		for _, r := range text {
			b = binary.LittleEndian.AppendUint16(b, uint16(r))
		}
		return string(b)
	}
	for _, c := range []struct {
		name   string
		main   []entry
		camera []entry
		want   Fields
	}{
		{"UserComment in UTF-16", nil, []entry{undefined(tagComment, "UNICODE\x00"+utf16("田间"))}, Fields{Caption: "田间"}},
		{"UserComment in ASCII", nil, []entry{undefined(tagComment, "ASCII\x00\x00\x00noon")}, Fields{Caption: "noon"}},
		{"UserComment of nothing", nil, []entry{undefined(tagComment, "\x00\x00\x00\x00\x00\x00\x00\x00    ")}, Fields{}},
		{"question marks", []entry{ascii(tagDescription, "????? 2")}, nil, Fields{}},
		{"a real question", []entry{ascii(tagDescription, "Who is it?")}, nil, Fields{Caption: "Who is it?"}},
		{"the editor's copyright", []entry{ascii(tagCopyright, " \x00the editor")}, nil, Fields{Rights: "the editor"}},
		{"Windows", []entry{undefined(tagXPKeywords, utf16("教育;乡村")), undefined(tagXPAuthor, utf16("沈禾;陆一舟"))}, nil,
			Fields{Byline: "沈禾, 陆一舟", Keywords: []string{"教育", "乡村"}}},
	} {
		got, err := Read("jpeg", withParts(picture(t), exifBlock(c.main, c.camera, nil), nil, nil, nil))
		if err != nil || !reflect.DeepEqual(got.Fields, c.want) {
			t.Errorf("%s: got %+v, %v", c.name, got.Fields, err)
		}
	}
}

// pngChunk is a chunk of a PNG.
func pngChunk(kind, body string) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind+body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func TestRawProfilesOfPNG(t *testing.T) {
	iim := toIIM(Fields{Caption: "说明"})
	for _, raw := range [][]byte{iim, appendResource(nil, resourceIPTC, iim), append([]byte(photoshopHeader), appendResource(nil, resourceIPTC, iim)...)} {
		text := fmt.Sprintf("\niptc\n%8d\n%s\n", len(raw), hex.EncodeToString(raw))
		data := emptyPictures(t)["png"]
		data = append(data[:33:33], append(pngChunk("tEXt", "Raw profile type iptc\x00"+text), data[33:]...)...)
		if got, err := Read("png", data); err != nil || got.Caption != "说明" || got.Origins["caption"].From != FromIPTC {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

func heic(exif, xmp []byte) []byte {
	mkbox := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
	}
	u32 := func(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
	exif = append([]byte{0, 0, 0, 0}, exif...)
	build := func(at int) string {
		infe := mkbox("infe", "\x02\x00\x00\x00\x00\x01\x00\x00Exif\x00") + mkbox("infe", "\x02\x00\x00\x00\x00\x02\x00\x00mime\x00application/rdf+xml\x00")
		iloc := "\x00\x00\x00\x00\x44\x00\x00\x02" +
			"\x00\x01\x00\x00\x00\x01" + u32(at) + u32(len(exif)) + "\x00\x02\x00\x00\x00\x01" + u32(at+len(exif)) + u32(len(xmp))
		return mkbox("ftyp", "heic\x00\x00\x00\x00mif1") + mkbox("meta", "\x00\x00\x00\x00"+mkbox("iinf", "\x00\x00\x00\x00\x00\x02"+infe)+mkbox("iloc", iloc))
	}
	head := build(0)
	return []byte(build(len(head)+8) + mkbox("mdat", string(exif)+string(xmp)))
}

func TestBoxesOfHEIC(t *testing.T) {
	data := heic(exifBlock([]entry{short(tagOrientation, 6)}, nil, nil), wholeXMP(writeFields(&full, anyProperty)))
	for _, format := range []string{"heic", "avif"} {
		if got, err := Read(format, data); err != nil || got.Orientation != 6 || !reflect.DeepEqual(got.Fields, full) {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

func TestFormsOfXMP(t *testing.T) {
	const head = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/">`
	for _, c := range []struct {
		name, body string
		want       Fields
	}{
		{"attributes, other prefixes", `<rdf:Description p:Credit="AP" p:City="Bern"/>`, Fields{Credit: "AP", Place: "Bern"}},
		{"the default of the alternatives", `<rdf:Description><d:description><rdf:Alt><rdf:li xml:lang="en">a</rdf:li><rdf:li xml:lang="x-default">b</rdf:li></rdf:Alt></d:description></rdf:Description>`, Fields{Caption: "b"}},
		{"no default", `<rdf:Description><d:description><rdf:Alt><rdf:li xml:lang="zh">甲</rdf:li><rdf:li xml:lang="en">b</rdf:li></rdf:Alt></d:description></rdf:Description>`, Fields{Caption: "甲"}},
		{"spaces, comments, CDATA", "<rdf:Description>\n <d:creator>\n <rdf:Seq>\n <rdf:li>A<!-- x --></rdf:li>\n<rdf:li><![CDATA[B<]]></rdf:li> </rdf:Seq>\n</d:creator></rdf:Description>", Fields{Byline: "A, B<"}},
		{"values with qualifiers", `<rdf:Description><d:title rdf:parseType="Resource"><rdf:value>t</rdf:value></d:title></rdf:Description>`, Fields{Title: "t"}},
		{"of an ingredient", `<rdf:Description><p:Ingredients><rdf:Bag><rdf:li><rdf:Description><d:title>no</d:title></rdf:Description></rdf:li></rdf:Bag></p:Ingredients></rdf:Description>`, Fields{}},
		{"two descriptions", `<rdf:Description p:Source="s"/><rdf:Description><p:Headline>h</p:Headline></rdf:Description>`, Fields{Source: "s", Headline: "h"}},
	} {
		whole := head + c.body + "</rdf:RDF></x:xmpmeta>"
		for _, data := range []string{whole, "\ufeff" + whole, utf16File(whole), whole + strings.Repeat("\n ", 2000) + "<?xpacket end='w'?>\x00"} {
			if got, err := ReadSidecar([]byte(data)); err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: got %+v, %v", c.name, got, err)
			}
		}
	}
}

func utf16File(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = binary.LittleEndian.AppendUint16(out, uint16(r))
	}
	return string(out)
}

func TestDeepXMPIsRefused(t *testing.T) {
	if _, err := ReadSidecar([]byte(strings.Repeat("<a>", 1000))); err == nil {
		t.Error("read without an error")
	}
}
