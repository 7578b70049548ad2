package press

import (
	"fmt"
	"slices"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// file is a profile as written: lengths in points, those of the sheet in
// millimetres, ink in percent.
type file struct {
	Extends  string            `yaml:"extends"`
	Title    map[string]string `yaml:"title"`
	About    map[string]string `yaml:"about"`
	Standard Standard          `yaml:"standard"`
	Space    Space             `yaml:"space"`

	Condition struct {
		Identifier string            `yaml:"identifier"`
		Registry   string            `yaml:"registry"`
		Name       string            `yaml:"name"`
		Title      map[string]string `yaml:"title"`
		Info       string            `yaml:"info"`
		ICC        string            `yaml:"icc"`
		Intent     string            `yaml:"intent"`
		BlackPoint bool              `yaml:"blackPoint"`
		InkLimit   float64           `yaml:"inkLimit"`
	} `yaml:"condition"`
	Photos struct {
		PPI     float64 `yaml:"ppi"`
		Coding  string  `yaml:"coding"`
		Quality int     `yaml:"quality"`
	} `yaml:"photos"`
	Black struct {
		Overprint bool `yaml:"overprint"`
	} `yaml:"black"`
	Sheet struct {
		BleedMM      float64 `yaml:"bleedMM"`
		Crop         bool    `yaml:"crop"`
		Registration bool    `yaml:"registration"`
		Bar          bool    `yaml:"bar"`
		Slug         bool    `yaml:"slug"`
	} `yaml:"sheet"`
	Tagged    bool              `yaml:"tagged"`
	Links     bool              `yaml:"links"`
	Watermark map[string]string `yaml:"watermark"`
	FileName  string            `yaml:"fileName"`
	Limits    struct {
		MinPPI         float64 `yaml:"minPPI"`
		MaxPPI         float64 `yaml:"maxPPI"`
		Rule           float64 `yaml:"rule"`
		FineRule       float64 `yaml:"fineRule"`
		Type           float64 `yaml:"type"`
		Reversed       float64 `yaml:"reversed"`
		ReversedOnInks float64 `yaml:"reversedOnInks"`
		Coloured       float64 `yaml:"coloured"`
		MarginMM       float64 `yaml:"marginMM"`
	} `yaml:"limits"`
	Faults   Decision                  `yaml:"faults"`
	Checks   map[finding.Code]Decision `yaml:"checks"`
	Override bool                      `yaml:"override"`
	Names    map[string][]string       `yaml:"names"`
}

func (f *file) profile(name string) *Profile {
	pt, mm := geom.Points, geom.MM
	return &Profile{
		Name: name, Title: f.Title, About: f.About,
		Standard: f.Standard, Space: f.Space,
		Condition: Condition{
			Identifier: f.Condition.Identifier, Registry: f.Condition.Registry, Name: f.Condition.Name, Title: f.Condition.Title, Info: f.Condition.Info,
			ICC: f.Condition.ICC, Intent: f.Condition.Intent, BlackPoint: f.Condition.BlackPoint, InkLimit: f.Condition.InkLimit,
		},
		Photos: Photos(f.Photos), Black: Black(f.Black),
		Sheet: Sheet{
			Bleed: mm(f.Sheet.BleedMM), Crop: f.Sheet.Crop, Registration: f.Sheet.Registration, Bar: f.Sheet.Bar, Slug: f.Sheet.Slug,
		},
		Tagged: f.Tagged, Links: f.Links, Watermark: f.Watermark, FileName: f.FileName,
		Limits: Limits{
			MinPPI: f.Limits.MinPPI, MaxPPI: f.Limits.MaxPPI,
			Rule: pt(f.Limits.Rule), FineRule: pt(f.Limits.FineRule),
			Type: pt(f.Limits.Type), Reversed: pt(f.Limits.Reversed), ReversedOnInks: pt(f.Limits.ReversedOnInks),
			Coloured: pt(f.Limits.Coloured), Margin: mm(f.Limits.MarginMM),
		},
		Faults: f.Faults, Checks: f.Checks, Override: f.Override, Names: f.Names,
	}
}

// rule is one thing that must hold of a profile, and what to say if it does
// not.
type rule struct {
	holds bool
	say   string
}

// check holds a profile to what a file can be made of.
func (p *Profile) check() error {
	for _, r := range p.rules() {
		if !r.holds {
			return fmt.Errorf("%s", r.say)
		}
	}
	decisions := []Decision{Stop, Warn, Note, Off}
	if p.Faults != "" && !slices.Contains(decisions, p.Faults) {
		return fmt.Errorf("faults: %q is none of stop, warn, note, off", p.Faults)
	}
	for code, d := range p.Checks {
		if !slices.Contains(decisions, d) {
			return fmt.Errorf("checks: %s: %q is none of stop, warn, note, off", code, d)
		}
	}
	return nil
}

func (p *Profile) rules() []rule {
	limit, ppi, bleed := p.Condition.InkLimit, p.Photos.PPI, p.Sheet.Bleed
	isPress := p.Standard != Plain
	return []rule{
		{p.Standard == Plain || p.Standard == X4 || p.Standard == X1a, fmt.Sprintf("standard: %q is none of none, PDF/X-4, PDF/X-1a:2003", p.Standard)},
		{p.Space == CMYK || p.Space == SRGB, fmt.Sprintf("space: %q is neither cmyk nor srgb", p.Space)},
		{p.Standard != X1a || p.Space == CMYK, "space: PDF/X-1a holds process inks alone"},
		{!isPress || p.Condition.Identifier != "", "condition: PDF/X asks for the identifier of a printing condition"},
		{p.Space != CMYK || p.Condition.ICC != "", "condition: icc: inks need a profile, or newsprint for the computed one"},
		{slices.Contains([]string{"", "perceptual", "relative"}, p.Condition.Intent), fmt.Sprintf("condition: intent: %q is neither perceptual nor relative", p.Condition.Intent)},
		{limit == 0 || limit >= 100 && limit <= 400, "condition: inkLimit: 100 to 400, in percent"},
		{p.Space != CMYK || limit != 0, "condition: inkLimit is missing"},
		{ppi >= 50 && ppi <= 2400, "photos: ppi: 50 to 2400"},
		{slices.Contains([]string{"smallest", "jpeg", "flate"}, p.Photos.Coding), fmt.Sprintf("photos: coding: %q is none of smallest, jpeg, flate", p.Photos.Coding)},
		{p.Photos.Quality >= 1 && p.Photos.Quality <= 100, "photos: quality: 1 to 100"},
		{bleed >= 0 && bleed <= geom.MM(50), "sheet: bleedMM: 0 to 50"},
		{p.FileName != "", "fileName is missing"},
	}
}
