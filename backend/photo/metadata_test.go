package photo

import (
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/metadata"
)

// dataset is an IPTC dataset: record, number, value.
func dataset(record, number byte, value string) []byte {
	out := []byte{0x1c, record, number}
	return append(binary.BigEndian.AppendUint16(out, uint16(len(value))), value...)
}

// withIPTC puts datasets into a JPEG.
func withIPTC(jpeg []byte, datasets ...[]byte) []byte {
	var iim []byte
	for _, d := range datasets {
		iim = append(iim, d...)
	}
	body := append([]byte("Photoshop 3.0\x00"), "8BIM\x04\x25\x00\x00\x00\x00\x00\x01x\x00"...) // another resource first
	body = append(body, "8BIM\x04\x04\x00\x00"...)
	body = binary.BigEndian.AppendUint32(body, uint32(len(iim)))
	return withSegment(jpeg, 0xed, append(body, iim...))
}

// withXMP puts an XMP packet into a JPEG.
func withXMP(jpeg []byte, properties string) []byte {
	return withSegment(jpeg, 0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00"+
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">`+
		properties+`</rdf:Description></rdf:RDF></x:xmpmeta>`))
}

func gb18030(t *testing.T, text string) string {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16LE(text string) []byte {
	var out []byte
	for _, u := range append(utf16.Encode([]rune(text)), 0) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func TestMetadata(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 0), 80)
	marker := dataset(1, 90, "\x1b%G")
	for _, c := range []struct {
		name string
		data []byte
		want Metadata
	}{
		{"none", plain, Metadata{}},
		{"IPTC with marker", withIPTC(plain, marker, dataset(2, 120, "委员调研特色产业。"), dataset(2, 110, "区政协"), dataset(2, 55, "20250516")),
			Metadata{Caption: "委员调研特色产业。", Credit: "区政协", Date: "2025-05-16"}},
		{"IPTC in UTF-8 without marker, last byte like a space", withIPTC(plain, dataset(2, 120, "从有到无"), dataset(2, 105, "补充")),
			Metadata{Caption: "从有到无", Headline: "补充"}},
		{"IPTC in GB18030", withIPTC(plain, dataset(2, 120, gb18030(t, "座谈会现场")), dataset(2, 80, gb18030(t, "沈禾"))),
			Metadata{Caption: "座谈会现场", Byline: "沈禾"}},
		{"IPTC in Windows-1252", withIPTC(plain, dataset(2, 120, "Caf\xe9")), Metadata{Caption: "Café"}},
		{"IPTC cut in a character", withIPTC(plain, dataset(2, 110, "云渚日报社新闻"[:20])), Metadata{Credit: "云渚日报社新"}},
		{"keywords and names", withIPTC(plain, dataset(2, 25, "田间"), dataset(2, 25, "调研"), dataset(2, 80, "A"), dataset(2, 80, "B")),
			Metadata{Keywords: []string{"田间", "调研"}, Byline: "A, B"}},
		{"XMP", withXMP(plain, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">田间地头</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>陆一舟</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>区融媒体中心</photoshop:Credit>`),
			Metadata{Caption: "田间地头", Byline: "陆一舟", Credit: "区融媒体中心"}},
		{"IPTC before XMP", withIPTC(withXMP(plain, `<photoshop:Credit>later</photoshop:Credit>`), dataset(2, 110, "first")), Metadata{Credit: "first"}},
		{"EXIF", withEXIF(plain, exifTag{0x010e, 2, []byte("A field at noon\x00")}, exifTag{0x013b, 2, []byte(gb18030(t, "沈禾摄影") + "\x00")}),
			Metadata{Caption: "A field at noon", Byline: "沈禾摄影"}},
		{"a camera's words", withEXIF(plain, exifTag{0x010e, 2, []byte("OLYMPUS DIGITAL CAMERA\x00")}), Metadata{}},
		{"Windows", withEXIF(plain, exifTag{0x9c9c, 1, utf16LE("参观学习")}), Metadata{Caption: "参观学习"}},
		{"line breaks", withIPTC(plain, dataset(2, 120, "one\r\n\x00two\t three")), Metadata{Caption: "one two three"}},
	} {
		p, fs, err := Probe("x.jpg", c.data)
		if err != nil || len(fs) > 0 && c.name != "IPTC before XMP" {
			t.Errorf("%s: %v, findings %v", c.name, err, fs)
		}
		for name, o := range p.Meta.Origins {
			if o.From == "" {
				t.Errorf("%s: the origin of %s is not told", c.name, name)
			}
		}
		if p.Meta.Origins = nil; !reflect.DeepEqual(p.Meta, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, p.Meta, c.want)
		}
	}
}

func TestDifferingMetadataIsTold(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 0), 80)
	data := withIPTC(withXMP(plain, `<photoshop:Credit>later</photoshop:Credit><photoshop:Source>other</photoshop:Source>`), dataset(2, 110, "first"), dataset(2, 115, "one"), dataset(2, 120, "alone"))
	p, fs, err := Probe("x.jpg", data)
	want := finding.New(finding.Note, CreditDiffers, finding.Place{File: "x.jpg"}, "origin", "IPTC", "others", "XMP")
	if err != nil || len(fs) != 1 || !reflect.DeepEqual(fs[0], want) {
		t.Errorf("got %v, %v", fs, err)
	}
	if o := p.Meta.Origins["caption"]; o.From != metadata.FromIPTC || len(o.Differs) > 0 {
		t.Errorf("the caption is from %v", o)
	}
}

func TestPhotoGoesOutWithItsSidecar(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 0), 80)
	sidecar, err := metadata.Sidecar(metadata.Fields{Caption: "新", Place: "北京"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Probe("x.jpg", withIPTC(plain, dataset(2, 120, "旧"), dataset(2, 110, "社")))
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.Meta.WithSidecar(sidecar)
	if err != nil || m.Caption != "新" || m.Credit != "社" || m.Place != "北京" || m.Origins["caption"].From != metadata.FromSidecar {
		t.Errorf("got %+v, %v", m, err)
	}
	out, err := metadata.Embed(plain, m.Fields(), metadata.Keep{})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err = Probe("y.jpg", out)
	if m.Origins, p.Meta.Origins = nil, nil; err != nil || !reflect.DeepEqual(p.Meta, m) {
		t.Errorf("got %+v, %v", p.Meta, err)
	}
}

func TestMetadataHasLimits(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 0), 80)
	const maxTextRunes, maxKeywords = 4000, 100
	long := strings.Repeat("长", 5000)
	p, _, err := Probe("x.jpg", withIPTC(plain, dataset(2, 120, long)))
	if err != nil || len([]rune(p.Meta.Caption)) > maxTextRunes {
		t.Errorf("a caption of %d characters, %v", len([]rune(p.Meta.Caption)), err)
	}
	var many [][]byte
	for range 3000 {
		many = append(many, dataset(2, 25, "k"))
	}
	if p, _, err = Probe("x.jpg", withIPTC(plain, many...)); err != nil || len(p.Meta.Keywords) > maxKeywords {
		t.Errorf("%d keywords, %v", len(p.Meta.Keywords), err)
	}
}
