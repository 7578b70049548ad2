package pdfx

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestHostileFiles: whatever is in it, a file is judged.
func TestHostileFiles(t *testing.T) {
	circle := map[Ref]Object{1: Ref(2), 2: Ref(1)}
	deep := Object(Array{})
	for range 10_000 {
		deep = Array{deep}
	}
	self := map[Ref]Object{1: Dict{"Pages": Ref(2)}, 2: Dict{"Kids": Array{Ref(3)}}}
	form := &Stream{Dict: Dict{"Subtype": Name("Form")}, Content: []byte("/A Do")}
	form.Dict["Resources"] = Dict{"XObject": Dict{"A": Ref(4)}, "ColorSpace": Dict{"A": Name("A"), "B": Array{Name("Indexed"), Name("B")}}}
	self[3] = Dict{"Type": Name("Page"), "Resources": Dict{"XObject": Dict{"A": Ref(4)}}, "Contents": Ref(4), "Annots": Array{Ref(3), nil, 3.0}}
	self[4] = form
	for name, f := range map[string]*File{
		"empty":         {},
		"a circle":      {Trailer: Dict{"Root": Ref(1), "Info": Ref(2)}, Objects: circle},
		"other types":   {Version: "x", Trailer: Dict{"Root": Dict{"Pages": 1.0, "OutputIntents": Name("x"), "Metadata": &Stream{}}, "Info": Array{}, "ID": true}},
		"deep":          {Trailer: Dict{"Root": Dict{"Pages": deep, "OCProperties": Dict{"D": deep}}}, Objects: map[Ref]Object{1: deep}},
		"names itself":  {Trailer: Dict{"Root": Ref(1)}, Objects: self},
		"spaces inside": {Trailer: Dict{"Root": Dict{"Pages": Dict{"Type": Name("Page"), "Resources": Dict{"ColorSpace": Dict{"A": Array{Name("Indexed"), Ref(9)}}}}}}, Objects: map[Ref]Object{9: Array{Name("Pattern"), Ref(9)}}},
	} {
		for _, s := range []Standard{X4, X1a} {
			if len(Check(f, s)) == 0 {
				t.Errorf("%s: nothing is wrong with it under %s", name, s)
			}
		}
	}
}

func TestManyBreachesAreOneFault(t *testing.T) {
	kids := Array{}
	for range 1000 {
		kids = append(kids, Dict{"Type": Name("Page")})
	}
	counts := map[string]int{}
	for _, b := range Check(&File{Trailer: Dict{"Root": Dict{"Pages": Dict{"Kids": kids}}}}, X4) {
		counts[b.Rule.Name]++
	}
	if counts["trim-box"] != maxBreaches {
		t.Errorf("%d pages without a trim box are told, want %d", counts["trim-box"], maxBreaches)
	}
}

func TestEveryRuleHasItsSource(t *testing.T) {
	for _, s := range []Standard{X4, X1a} {
		seen := map[string]bool{}
		for _, r := range Rules(s) {
			if r.Source == "" || r.Asks == "" || seen[r.Name] {
				t.Errorf("%s: rule %q is without source or words, or there twice", s, r.Name)
			}
			seen[r.Name] = true
			if zh := r.AsksIn("zh"); zh == r.Asks {
				t.Errorf("%s: rule %q has no words in Chinese", s, r.Name)
			}
		}
		t.Logf("%s: %d rules", s, len(seen))
	}
}

func TestEveryChineseSentenceHasItsRule(t *testing.T) {
	names := map[string]bool{}
	for _, s := range []Standard{X4, X1a} {
		for _, r := range Rules(s) {
			names[r.Name] = true
		}
	}
	for name := range inChinese() {
		if !names[name] {
			t.Errorf("there is no rule %q", name)
		}
	}
}

// TestStrings holds that strings are what they stand for.
func TestStrings(t *testing.T) {
	for in, want := range map[string]string{
		"(a\\(b\\)\\n\\061\\60x\\\n) Tj": "a(b)\n10x", "<414> Tj": "A@", "<4 1 4 2> Tj": "AB", "(\\8) Tj": "8",
	} {
		var got Text
		if err := Scan([]byte(in), func(o Operation) { got, _ = o.Operands[0].(Text) }); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestScan(t *testing.T) {
	var got []string
	err := Scan([]byte("q % k\n1 0 .5 rg (a\\)(b)) Tj<</A[1 /B]>>BDC BI/W 1 ID xEI EI Q"), func(o Operation) {
		got = append(got, o.Operator)
	})
	if want := strings.Fields("q rg Tj BDC BI Q"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("operators %v and error %v, want %v", got, err, want)
	}
	for _, bad := range []string{"[1 2", "<</A", "(a", "<41", "BI /W 1 ID abc", ") x", strings.Repeat("[", 1000)} {
		if Scan([]byte(bad), func(Operation) {}) == nil {
			t.Errorf("%.20q is read", bad)
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add([]byte("q 1 0 0 rg <</A[(x)]>>BDC BI/W 1 ID x EI"))
	f.Fuzz(func(_ *testing.T, content []byte) {
		_ = Scan(content, func(Operation) {})
		_, _ = readXMP(content)
		_, _ = readDate(string(content))
	})
}

func TestDates(t *testing.T) {
	want := time.Date(2025, 1, 14, 22, 0, 0, 0, time.UTC)
	for _, s := range []string{"D:20250114220000Z", "D:20250115060000+08'00'", "D:20250115060000+08'00", "D:202501142200"} {
		if got, ok := readDate(s); !ok || !got.Equal(want) {
			t.Errorf("%s is %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "20250114", "D:20251301", "D:20250230", "D:2025011425"} {
		if got, ok := readDate(s); ok {
			t.Errorf("%q is %v, want no date", s, got)
		}
	}
}

func TestShortFormOfMetadata(t *testing.T) {
	p, err := readXMP([]byte(`<x xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:q="http://www.npes.org/pdfx/ns/id/"><rdf:Description q:GTS_PDFXVersion="PDF/X-4"/></x>`))
	if err != nil || p["pdfxid:GTS_PDFXVersion"] != "PDF/X-4" {
		t.Errorf("%v, %v", p, err)
	}
}
