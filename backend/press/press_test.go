package press

import (
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

func TestBuiltInProfiles(t *testing.T) {
	shelf := NewShelf(nil)
	names := shelf.Names()
	if got := strings.Join(names, " "); got != "press press-x1a proof web" {
		t.Fatalf("names: %s", got)
	}
	for _, name := range names {
		p, err := shelf.Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, lang := range []string{"zh", "en"} {
			if p.Title[lang] == "" || p.About[lang] == "" {
				t.Errorf("%s has no words in %s", name, lang)
			}
		}
	}
}

// TestExtends: what a file does not say is that of the file it extends.
func TestExtends(t *testing.T) {
	p, err := NewShelf(nil).Load("press-x1a")
	if err != nil {
		t.Fatal(err)
	}
	if p.Standard != X1a || !p.Tagged || p.Condition.InkLimit != 240 || p.Limits.Rule != geom.Points(0.25) {
		t.Errorf("%+v", p)
	}
}

// TestOwnProfiles: a newspaper's file of the same name may extend the program's.
func TestOwnProfiles(t *testing.T) {
	shelf := NewShelf(fstest.MapFS{
		"press.yaml":   {Data: []byte("extends: press\ncondition: {icc: house.icc, inkLimit: 220}\nchecks: {preflight.low-ppi: stop}\n")},
		"house.icc":    {Data: []byte("profile")},
		"sunday.yaml":  {Data: []byte("extends: press\nsheet: {bleedMM: 3, crop: true}\nchecks: {preflight.photo-dark: off}\n")},
		"circle.yaml":  {Data: []byte("extends: circle2\n")},
		"circle2.yaml": {Data: []byte("extends: circle\n")},
	})
	p, err := shelf.Load("sunday")
	if err != nil {
		t.Fatal(err)
	}
	if p.Sheet.Bleed != geom.MM(3) || !p.Sheet.HasMarks() || p.Condition.InkLimit != 220 || p.Condition.ICC != "house.icc" {
		t.Errorf("%+v", p)
	}
	if p.Checks["preflight.low-ppi"] != Stop || p.Checks["preflight.photo-dark"] != Off {
		t.Errorf("checks: %v", p.Checks)
	}
	if icc, err := shelf.ICC(p); err != nil || string(icc) != "profile" {
		t.Errorf("ICC: %q %v", icc, err)
	}
	if _, err := shelf.Load("circle"); codeOf(err) != BadProfile {
		t.Errorf("a circle gives %v", err)
	}
}

// TestAnotherCondition: a house's own press is not called by the name of the
// computed one.
func TestAnotherCondition(t *testing.T) {
	shelf := NewShelf(fstest.MapFS{
		"house.yaml": {Data: []byte("extends: press\ncondition: {identifier: WAN-IFRAnewspaper26v5, registry: 'http://www.color.org', icc: house.icc}\n")},
		"named.yaml": {Data: []byte("extends: house\ncondition: {title: {zh: 北方印务三号机}}\n")},
		"inked.yaml": {Data: []byte("extends: press\ncondition: {inkLimit: 220}\n")},
	})
	for name, want := range map[string]string{
		"house": "WAN-IFRAnewspaper26v5", "named": "北方印务三号机", "inked": "新闻纸冷固轮转胶印（推算）",
	} {
		p, err := shelf.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Condition.In("zh"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if isComputed := p.Condition.Info != ""; isComputed != (name == "inked") {
			t.Errorf("%s: info %q", name, p.Condition.Info)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		yaml string
		code finding.Code
		says string
	}{
		"unknown key":   {"extends: press\ninkLimt: 3\n", BadProfile, "inkLimt"},
		"no limit":      {"extends: press\ncondition: {inkLimit: 0}\n", BadProfile, "inkLimit"},
		"bad faults":    {"extends: press\nfaults: halt\n", BadProfile, "halt"},
		"bad decision":  {"extends: press\nchecks: {preflight.low-ppi: halt}\n", BadProfile, "halt"},
		"rgb for X-1a":  {"extends: press-x1a\nspace: srgb\n", BadProfile, "process inks"},
		"no identifier": {"extends: press\ncondition: {identifier: ''}\n", BadProfile, "identifier"},
		"not yaml":      {"\t{", BadProfile, ""},
		"empty":         {"", BadProfile, "standard"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewShelf(fstest.MapFS{"x.yaml": {Data: []byte(c.yaml)}}).Load("x")
			if codeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
		})
	}
	for _, name := range []string{"none", "../press", "profiles/press", "."} {
		if _, err := NewShelf(fstest.MapFS{}).Load(name); codeOf(err) != UnknownProfile {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func codeOf(err error) finding.Code {
	f, _ := finding.FromError(err)
	return f.Code
}

func TestDecide(t *testing.T) {
	p := &Profile{Checks: map[finding.Code]Decision{"a.b": Off}}
	for _, c := range []struct {
		code     finding.Code
		severity finding.Severity
		want     Decision
	}{{"a.b", finding.Fault, Off}, {"a.c", finding.Fault, Stop}, {"a.c", finding.Warning, Warn}, {"a.c", finding.Note, Note}} {
		if got := p.Decide(finding.New(c.severity, c.code, finding.Place{})); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.code, c.severity, got, c.want)
		}
	}
	p.Faults = Warn
	if got := p.Decide(finding.New(finding.Fault, "a.c", finding.Place{})); got != Warn {
		t.Errorf("a fault of a profile that only warns: %s", got)
	}
}

func TestNamed(t *testing.T) {
	p := &Profile{Name: "web", FileName: "{date}-{page}-{title}-{profile}"}
	for _, c := range []struct {
		n    Naming
		want string
	}{
		{Naming{Title: "惠农政协", Date: "20250116", Page: "04"}, "20250116-04-惠农政协-web"},
		{Naming{Title: "惠农-政协"}, "惠农-政协-web"},
		{Naming{Page: "04"}, "04-web"},
	} {
		if got := p.Named(c.n); got != c.want {
			t.Errorf("%+v: %q, want %q", c.n, got, c.want)
		}
	}
}
