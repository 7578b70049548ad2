package metadata

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// picture is a small JPEG without metadata.
func picture(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 24, 16))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 37)
	}
	img.Set(3, 3, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// full has something in each field.
var full = Fields{
	Caption: `"山村小学" <开学> & 'first day' 𠮷`, Headline: "开学第一课", Title: "a1", Byline: "沈禾, 陆一舟",
	Credit: "区融媒体中心", Source: "云渚日报", Rights: "© 2025 云渚日报 未经许可不得转载", Date: "2025-05-16", Place: "浙江杭州西湖边",
	People: []string{"李四", "Zoë <x>"}, Keywords: []string{"教育", "乡村"},
}

func mustEmbed(t testing.TB, data []byte, f Fields, k Keep) []byte {
	t.Helper()
	out, err := Embed(data, f, k)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEmbedReadsBack(t *testing.T) {
	plain := picture(t)
	before := bytes.Clone(plain)
	out := mustEmbed(t, plain, full, Keep{})
	got, err := Read("jpeg", out)
	if err != nil || !reflect.DeepEqual(got.Fields, full) {
		t.Errorf("got %+v, %v", got.Fields, err)
	}
	for name, o := range got.Origins {
		if o.From != FromXMP || len(o.Differs) > 0 {
			t.Errorf("%s is from %v", name, o)
		}
	}
	if !bytes.Equal(plain, before) {
		t.Error("the original was changed")
	}
	if !bytes.Equal(scans(t, out), scans(t, plain)) {
		t.Error("the pixels were changed")
	}
}

func scans(t testing.TB, data []byte) []byte {
	p, ok := split(data)
	if !ok {
		t.Fatal("not a whole JPEG")
	}
	return p.scans
}

// textOf draws texts of all planes, with marks that XML and IPTC care about.
var textOf = rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("山村小学𠮷é <>&'\"]]>\x1c,，\n\t?\ufffe")), 0, 400, -1))

func anyFields() *rapid.Generator[Fields] {
	return rapid.Custom(func(t *rapid.T) Fields {
		var f Fields
		for _, d := range fields {
			if d.list != nil {
				*d.list(&f) = rapid.SliceOfN(textOf, 0, 5).Draw(t, d.name)
			} else {
				*d.text(&f) = textOf.Draw(t, d.name)
			}
		}
		f.Date = rapid.SampledFrom([]string{"", "2025-05-16", "1999-12-31"}).Draw(t, "day")
		return f
	})
}

func TestEmbedKeepsAnyText(t *testing.T) {
	plain := picture(t)
	rapid.Check(t, func(t *rapid.T) {
		f := anyFields().Draw(t, "fields")
		out, err := Embed(plain, f, Keep{})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Read("jpeg", out); err != nil || !reflect.DeepEqual(got.Fields, f.Normal()) {
			t.Fatalf("got %+v, %v", got.Fields, err)
		}
		if again, err := Embed(out, f, Keep{}); err != nil || !bytes.Equal(again, out) {
			t.Fatalf("a second time differs, %v", err)
		}
		iim := fromIIM(partsOf("jpeg", out).iim)
		for _, d := range fields {
			whole, cut := f.Normal(), d.values(&iim)
			if d.name == "people" {
				continue
			}
			for i, text := range cut {
				if !isCutText(text, strings.Join(d.values(&whole), "\x00")) && d.name != "byline" && d.name != "keywords" {
					t.Fatalf("IPTC has in %s, %d: %q", d.name, i, text)
				}
			}
		}
	})
}

func isCutText(cut, whole string) bool { return strings.HasPrefix(whole, cut) }

func TestSidecarKeepsAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, g := anyFields().Draw(t, "first"), anyFields().Draw(t, "second")
		out, err := Sidecar(f, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadSidecar(out); err != nil || !reflect.DeepEqual(got, f.Normal()) {
			t.Fatalf("got %+v, %v", got, err)
		}
		out, err = Sidecar(g, out)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadSidecar(out); err != nil || !reflect.DeepEqual(got, g.Normal()) {
			t.Fatalf("merged: got %+v, %v", got, err)
		}
	})
}
