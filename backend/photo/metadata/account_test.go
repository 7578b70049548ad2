package metadata

import (
	"encoding/binary"
	"reflect"
	"testing"
)

// xmpSaying is a packet of XMP with attributes in their short form.
func xmpSaying(attributes string) []byte {
	return []byte(metaBegin + `<rdf:Description xmlns:exif="` + nsEXIF + `" xmlns:photoshop="` + nsPhotoshop + `" ` + attributes + `/>` + metaEnd)
}

// TestAccountsTellWhatWasLost holds for each conflict the value that was settled
// on and, in the order of trust, those that were not.
func TestAccountsTellWhatWasLost(t *testing.T) {
	said := map[string]string{FromEXIF: "of EXIF", FromIPTC: "of IPTC", FromXMP: "of XMP"}
	for _, c := range conflicts() {
		found, _ := Read("jpeg", withParts(picture(t), c.exif, c.iim, c.digest, c.xmp))
		want := Account{Field: "caption", Said: Said{c.from, []string{c.want}}}
		for _, from := range c.differs {
			want.Others = append(want.Others, Said{from, []string{said[from]}})
		}
		if got := found.Accounts(); !reflect.DeepEqual(got, []Account{want}) {
			t.Errorf("%s: got %.200v, want %.200v", c.name, got, want)
		}
	}
}

func TestAccountsOfLists(t *testing.T) {
	iim := toIIM(Fields{Keywords: []string{"甲", "乙"}, Credit: "社"})
	xmp := wholeXMP(writeFields(&Fields{Keywords: []string{"甲"}, Credit: "社"}, anyProperty))
	found, _ := Read("jpeg", withParts(picture(t), nil, iim, md5Of(iim), xmp))
	want := []Account{
		{Field: "credit", Said: Said{FromXMP, []string{"社"}}},
		{Field: "keywords", Said: Said{FromXMP, []string{"甲"}}, Others: []Said{{FromIPTC, []string{"甲", "乙"}}}},
	}
	if got := found.Accounts(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if got := (Found{}).Accounts(); got == nil || len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

// TestAccountsWithASidecar: what it is laid over is told, and not what agrees
// with it.
func TestAccountsWithASidecar(t *testing.T) {
	c := conflicts()[0] // XMP before IPTC
	found, _ := Read("jpeg", withParts(picture(t), c.exif, c.iim, c.digest, c.xmp))
	for caption, want := range map[string][]Said{
		"new":     {{FromXMP, []string{"of XMP"}}, {FromIPTC, []string{"of IPTC"}}},
		"of IPTC": {{FromXMP, []string{"of XMP"}}},
	} {
		got := found.WithSidecar(Fields{Caption: caption}).Accounts()
		if len(got) != 1 || got[0].From != FromSidecar || !reflect.DeepEqual(got[0].Others, want) {
			t.Errorf("%s: got %v", caption, got)
		}
	}
	if got := found.Accounts(); len(got[0].Others) != 1 {
		t.Errorf("the photo's own were changed: %v", got)
	}
}

func TestCoordinatesAreNoticed(t *testing.T) {
	rational := func(tag uint16, numbers ...uint32) entry {
		var value []byte
		for _, n := range numbers {
			value = binary.LittleEndian.AppendUint32(value, n)
		}
		return entry{tag: tag, kind: 5, count: uint32(len(numbers) / 2), value: value}
	}
	gps := func(entries ...entry) []byte { return exifBlock(nil, nil, entries) }
	latitude, longitude := rational(tagLatitude, 38, 1, 30, 1, 0, 1), rational(tagLongitude, 106, 1, 15, 1, 0, 1)
	for _, c := range []struct {
		name      string
		exif, xmp []byte
		want      bool
	}{
		{"nothing", nil, nil, false},
		{"EXIF", gps(latitude, longitude), nil, true},
		{"on the equator", gps(rational(tagLatitude, 0, 1, 0, 1, 0, 1), longitude), nil, true},
		{"no reception", gps(rational(tagLatitude, 0, 1, 0, 1, 0, 1), rational(tagLongitude, 0, 0, 0, 0, 0, 0)), nil, false},
		{"half of it", gps(latitude), nil, false},
		{"a directory with a time alone", gps(rational(7, 10, 1, 11, 1, 12, 1)), nil, false},
		{"XMP", nil, xmpSaying(`exif:GPSLatitude="38,30.5N" exif:GPSLongitude="106,15.2E"`), true},
		{"half of it in XMP", nil, xmpSaying(`exif:GPSLatitude="38,30.5N"`), false},
		{"a place by name", nil, xmpSaying(`photoshop:City="石嘴山"`), false},
	} {
		found, err := Read("jpeg", withParts(picture(t), c.exif, nil, nil, c.xmp))
		if err != nil || found.HasCoordinates != c.want {
			t.Errorf("%s: %v, %v", c.name, found.HasCoordinates, err)
		}
	}
}
