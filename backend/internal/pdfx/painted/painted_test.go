package painted

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/scene"
)

// name, dict and list save the tests words.
type (
	name = pdfx.Name
	dict = pdfx.Dict
	list = pdfx.Array
)

// fileOf is a file with one page of 200 by 100 points, trimmed 10 points inside
// its sheet.
func fileOf(content string, resources dict, more map[pdfx.Ref]pdfx.Object) *pdfx.File {
	f := &pdfx.File{Version: "1.6", Objects: map[pdfx.Ref]pdfx.Object{}}
	for k, v := range more {
		f.Objects[k] = v
	}
	f.Objects[3] = &pdfx.Stream{Content: []byte(content)}
	page := dict{
		"Type": name("Page"), "MediaBox": list{0.0, 0.0, 220.0, 120.0}, "TrimBox": list{10.0, 10.0, 210.0, 110.0},
		"BleedBox": list{4.0, 4.0, 216.0, 116.0}, "Contents": pdfx.Ref(3), "Resources": resources,
	}
	f.Trailer = dict{"Root": dict{"Pages": dict{"Kids": list{page}}}}
	return f
}

// dump writes what a page paints, an item a line, lengths in points.
func dump(p *Painting) string {
	var out strings.Builder
	pt := func(l geom.Length) string { return fmt.Sprintf("%g", l.Points()) }
	box := func(r geom.Rect) string { return pt(r.X) + " " + pt(r.Y) + " " + pt(r.W) + " " + pt(r.H) }
	ink := func(c colour.CMYK) string { return fmt.Sprintf("%.2g/%.2g/%.2g/%.2g", c.C, c.M, c.Y, c.K) }
	for _, page := range p.Scene.Pages {
		for _, item := range page.Items {
			g := item.(scene.Group)
			for _, item := range g.Items {
				switch i := item.(type) {
				case scene.Glyphs:
					fmt.Fprintf(&out, "type %s %s at %s %s x", i.Text, pt(i.Size), pt(i.Origin.X), pt(i.Origin.Y))
					for _, x := range i.X {
						fmt.Fprintf(&out, " %s", pt(x))
					}
					fmt.Fprintf(&out, " %s", ink(i.Paint.CMYK))
				case scene.Rule:
					fmt.Fprintf(&out, "line %s %s to %s %s wide %s %s", pt(i.From.X), pt(i.From.Y), pt(i.To.X), pt(i.To.Y), pt(i.Width), ink(i.Paint.CMYK))
				case scene.Fill:
					if i.Path == nil {
						fmt.Fprintf(&out, "area %s %s", box(i.Rect), ink(i.Paint.CMYK))
					} else {
						fmt.Fprintf(&out, "shape of %d %s", len(i.Path), ink(i.Paint.CMYK))
					}
				case scene.Picture:
					picture := p.Pictures[i.Photo]
					fmt.Fprintf(&out, "picture %s %dx%d at %s", i.Photo, picture.Width, picture.Height, box(i.Rect))
				}
				if g.Clip.W < 1000*geom.Pt {
					fmt.Fprintf(&out, " in %s", box(*g.Clip))
				}
				out.WriteByte('\n')
			}
		}
	}
	for _, l := range p.Lights {
		fmt.Fprintf(&out, "light %s %s\n", l.Kind, box(l.Rect))
	}
	if len(p.Unread) > 0 {
		fmt.Fprintf(&out, "unread %v\n", p.Unread)
	}
	return out.String()
}

func TestWhatIsPainted(t *testing.T) {
	simple := dict{"Subtype": name("TrueType"), "BaseFont": name("A"), "FirstChar": 65.0, "Widths": list{600.0, 700.0}}
	han := dict{
		"Subtype": name("Type0"), "BaseFont": name("H"), "Encoding": name("Identity-H"), "ToUnicode": pdfx.Ref(20),
		"DescendantFonts": list{dict{"DW": 1000.0, "W": list{1.0, list{500.0}, 2.0, 3.0, 900.0}}},
	}
	more := map[pdfx.Ref]pdfx.Object{
		20: &pdfx.Stream{Content: []byte("1 beginbfchar <0001> <4E2D> endbfchar 1 beginbfrange <0002> <0003> <6587> endbfrange")},
		21: &pdfx.Stream{Dict: dict{"Subtype": name("Image"), "Width": 30.0, "Height": 20.0, "ColorSpace": name("DeviceRGB")}},
		22: &pdfx.Stream{Dict: dict{"Subtype": name("Form"), "BBox": list{0.0, 0.0, 5.0, 5.0}, "Matrix": list{2.0, 0.0, 0.0, 2.0, 0.0, 0.0}}, Content: []byte("0 1 0 0 k 0 0 50 50 re f")},
		24: &pdfx.Stream{Dict: dict{"Subtype": name("Form")}, Content: []byte("Q Q Q")},
		23: &pdfx.Stream{Dict: dict{"Subtype": name("Image"), "Width": 8.0, "Height": 8.0, "ImageMask": true}},
	}
	resources := dict{
		"Font":    dict{"A": simple, "H": han, "V": dict{"Subtype": name("Type0"), "BaseFont": name("V"), "Encoding": name("Identity-V"), "DescendantFonts": list{dict{}}}},
		"XObject": dict{"Back": pdfx.Ref(24), "P": pdfx.Ref(21), "F": pdfx.Ref(22), "S": pdfx.Ref(23)},
		"ColorSpace": dict{
			"Spot": list{name("Separation"), name("Red"), name("DeviceCMYK"), dict{"FunctionType": 2.0, "C1": list{0.0, 1.0, 0.5, 0.0}}},
			"Two":  list{name("DeviceN"), list{name("Cyan"), name("Black")}, name("DeviceCMYK"), dict{"FunctionType": 4.0}},
			"Ink":  list{name("ICCBased"), dict{"N": 4.0}}, "Light": list{name("ICCBased"), dict{"N": 3.0}},
		},
		"ExtGState": dict{"G": dict{"LW": 3.0}},
	}
	for content, want := range map[string]string{
		// Origin at the trim's top left, y downwards.
		"10 10 20 30 re f":                         "area 0 70 20 30 0/0/0/1\n",
		"0 0 0 .5 k 10 10 20 30 re 50 50 1 1 re f": "area 0 70 20 30 0/0/0/0.5\narea 40 59 1 1 0/0/0/0.5\n",
		"10 10 m 30 10 l 20 40 l f*":               "shape of 3 0/0/0/1\n",
		".5 w 10 60 m 210 60 l S":                  "line 0 50 to 200 50 wide 0.5 0/0/0/1\n",
		"0 w 10 60 m 210 60 l S":                   "line 0 50 to 200 50 wide 0.001 0/0/0/1\n",
		"/G gs 2 0 0 2 0 0 cm 5 30 m 10 30 l s":    "line 0 50 to 10 50 wide 6 0/0/0/1\nline 10 50 to 0 50 wide 6 0/0/0/1\n",
		"1 0 0 0 K 20 20 10 10 re S":               "line 10 90 to 20 90 wide 1 1/0/0/0\nline 20 90 to 20 80 wide 1 1/0/0/0\nline 20 80 to 10 80 wide 1 1/0/0/0\nline 10 80 to 10 90 wide 1 1/0/0/0\n",
		// State comes back, also where it is never given back.
		"q 1 0 0 0 k /Back Do Q 10 10 1 1 re f": "area 0 99 1 1 0/0/0/1\n",
		"q 1 0 0 0 k Q 10 10 1 1 re f Q q":      "area 0 99 1 1 0/0/0/1\n",
		// A clip leaves a part.
		"20 20 10 10 re W n 10 10 100 100 re f": "area 0 0 100 100 0/0/0/1 in 10 80 10 10\n",
		// Type: places, widths, spacing, size by both matrices.
		"BT /A 10 Tf 1 0 0 1 20 30 Tm (AB) Tj (A) Tj ET":               "type AB 10 at 10 80 x 0 6 0/0/0/1\ntype A 10 at 23 80 x 0 0/0/0/1\n",
		"2 0 0 2 0 0 cm BT /A 5 Tf 10 15 Td 1 Tc [(A) -100 (B)] TJ ET": "type AB 10 at 10 80 x 0 9 0/0/0/1\n",
		"BT /H 8 Tf 20 30 Td <000100020003> Tj ET":                     "type 中文斈 8 at 10 80 x 0 4 11.2 0/0/0/1\n",
		"BT /V 8 Tf 20 30 Td <00010002> Tj ET":                         "type \ufffd 8 at 10 80 x 0 0/0/0/1\ntype \ufffd 8 at 10 88 x 0 0/0/0/1\n",
		"BT /A 10 Tf 3 Tr (AB) Tj ET":                                  "",
		"BT /A 10 Tf ( ) Tj ET":                                        "",
		"BT /A 10 Tf 0 -1 1 0 20 30 Tm (AB) Tj ET":                     "type A 10 at 10 80 x 0 0/0/0/1\ntype B 10 at 10 86 x 0 0/0/0/1\n",
		"BT /A 10 Tf 12 TL 20 50 Td (A) Tj T* (B) Tj (A) ' ET":         "type A 10 at 10 60 x 0 0/0/0/1\ntype B 10 at 10 72 x 0 0/0/0/1\ntype A 10 at 10 84 x 0 0/0/0/1\n",
		// Colours.
		"/Spot cs .5 scn 10 10 1 1 re f":       "area 0 99 1 1 0/0.5/0.25/0\n",
		"/Two cs .5 .2 scn 10 10 1 1 re f":     "area 0 99 1 1 0.5/0/0/0.2\n",
		"/Ink cs 1 .5 0 0 sc 10 10 1 1 re f":   "area 0 99 1 1 1/0.5/0/0\n",
		"/Light cs 10 10 1 1 re f":             "area 0 99 1 1 0/0/0/1\nlight area 0 99 1 1\n",
		"1 0 0 rg 10 10 1 1 re f":              "area 0 99 1 1 0/0/0/0.7\nlight area 0 99 1 1\n",
		"0 0 1 RG 10 60 m 20 60 l S":           "line 0 50 to 10 50 wide 1 0/0/0/1\nlight line -0.5 49.5 11 1\n",
		"/Pattern cs /P1 scn 10 10 1 1 re f":   "",
		"0 0 0 1 k 0 0 0 rg BT /A 9 Tf (A) Tj": "type A 9 at -10 110 x 0 0/0/0/1\nlight type -10 101 9 9\n",
		// Pictures and forms.
		"q 60 0 0 40 10 10 cm /P Do Q /S Do":                  "picture #21 30x20 at 0 60 60 40\nlight picture 0 60 60 40\n",
		"q 0 60 -40 0 50 10 cm /P Do Q":                       "picture #21 20x30 at 0 40 40 60\nlight picture 0 40 40 60\n",
		"1 0 0 1 10 10 cm /F Do 0 0 1 1 re f":                 "area 0 0 100 100 0/1/0/0 in 0 90 10 10\narea 0 99 1 1 0/0/0/1\n",
		"60 0 0 40 10 10 cm BI /W 3 /H 2 /CS /G ID xxxxxx EI": "picture page 1, inline 0 3x2 at 0 60 60 40\n",
		// What cannot be read ends the page and is told.
		"10 10 1 1 re f (open": "area 0 99 1 1 0/0/0/1\nunread [1]\n",
	} {
		if got := dump(Read(fileOf(content, resources, more))); got != want {
			t.Errorf("%s\ngives\n%swant\n%s", content, got, want)
		}
	}
}

func TestSheet(t *testing.T) {
	page := Read(fileOf("", nil, nil)).Scene.Pages[0]
	if page.Trim != (geom.Rect{W: 200 * geom.Pt, H: 100 * geom.Pt}) || page.Bleed != 6*geom.Pt {
		t.Errorf("trim %+v, bleed %v", page.Trim, page.Bleed)
	}
}

// TestFormsInThemselves: a form may name itself, and a thousand may name each
// other twice.
func TestFormsInThemselves(t *testing.T) {
	form := &pdfx.Stream{Dict: dict{"Subtype": name("Form")}, Content: []byte("0 0 1 1 re f /F Do /F Do")}
	got := Read(fileOf("/F Do", dict{"XObject": dict{"F": pdfx.Ref(9)}}, map[pdfx.Ref]pdfx.Object{9: form}))
	if len(got.Unread) != 1 {
		t.Error("a form without end is read to its end")
	}
}

// packed packs rows as by zip.
func packed(rows ...[]byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	for _, row := range rows {
		_, _ = w.Write(row)
	}
	_ = w.Close()
	return out.Bytes()
}

func TestInkOfPictures(t *testing.T) {
	// Two pixels: 100 % and 360 % (3.6 inks).
	raw := []byte{255, 0, 0, 0, 255, 255, 255, 153}
	full := dict{"Subtype": name("Image"), "Width": 2.0, "Height": 1.0, "BitsPerComponent": 8.0, "ColorSpace": name("DeviceCMYK"), "Filter": name("FlateDecode")}
	with := func(key name, value pdfx.Object) dict {
		d := dict{key: value}
		for k, v := range full {
			if _, isSet := d[k]; !isSet {
				d[k] = v
			}
		}
		return d
	}
	parms := func(predictor float64) dict {
		return dict{"Predictor": predictor, "Colors": 4.0, "Columns": 2.0, "BitsPerComponent": 8.0}
	}
	turned := list{1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0}
	for what, c := range map[string]struct {
		d           dict
		coded       []byte
		most, share float64
		ok          bool
	}{
		"plain":     {full, packed(raw), 360, 0.5, true},
		"turned":    {with("Decode", turned), packed(raw), 300, 0.5, true},
		"tiff":      {with("DecodeParms", parms(2)), packed([]byte{255, 0, 0, 0, 0, 255, 255, 153}), 360, 0.5, true},
		"png up":    {with("DecodeParms", parms(15)), packed([]byte{2}, raw), 360, 0.5, true},
		"png paeth": {with("DecodeParms", parms(12)), packed([]byte{4, 255, 0, 0, 0, 0, 255, 255, 153}), 360, 0.5, true},
		"in a list": {with("Filter", list{name("FlateDecode")}), packed(raw), 360, 0.5, true},
		"damaged":   {full, []byte("no zip"), 0, 0, false},
		"bits":      {with("BitsPerComponent", 1.0), packed(raw), 0, 0, false},
		"two":       {with("Filter", list{name("ASCII85Decode"), name("FlateDecode")}), packed(raw), 0, 0, false},
		"light":     {with("ColorSpace", name("DeviceRGB")), packed(raw), 0, 0, false},
		"enormous":  {with("Width", 1e9), packed(raw), 0, 0, false},
	} {
		s := &pdfx.Stream{Dict: c.d, Coded: c.coded}
		p := Read(fileOf("/P Do", dict{"XObject": dict{"P": pdfx.Ref(9)}}, map[pdfx.Ref]pdfx.Object{9: s})).Pictures["#9"]
		if p == nil {
			if c.ok {
				t.Errorf("%s: there is no picture", what)
			}
			continue
		}
		most, share, ok := p.Inks.Of(240)
		if ok != c.ok || most != c.most || share != c.share {
			t.Errorf("%s: %g %%, share %g, %v; want %g, %g, %v", what, most, share, ok, c.most, c.share, c.ok)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 0 0 cm BT /A 9 Tf (A) Tj ET /F Do 0 0 1 1 re W f Q"), []byte("<0001> <4E2D> endbfchar"))
	f.Fuzz(func(_ *testing.T, content, meaning []byte) {
		resources := dict{
			"Font":       dict{"A": dict{"Subtype": name("Type0"), "ToUnicode": &pdfx.Stream{Content: meaning}, "DescendantFonts": list{dict{"W": list{1.0, 1e9, 3.0}}}}},
			"XObject":    dict{"F": pdfx.Ref(9)},
			"ColorSpace": dict{"S": list{name("Separation"), name("All"), name("DeviceCMYK"), dict{}}, "I": list{name("Indexed"), pdfx.Ref(8)}},
		}
		more := map[pdfx.Ref]pdfx.Object{8: list{name("Indexed"), pdfx.Ref(8)}, 9: &pdfx.Stream{Dict: dict{"Subtype": name("Form"), "Resources": resources}, Content: content}}
		Read(fileOf(string(content), resources, more))
	})
}
