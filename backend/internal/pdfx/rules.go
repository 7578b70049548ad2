package pdfx

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
)

// Standard is a part of PDF/X.
type Standard string

// The parts that there are rules for.
const (
	X4  Standard = "PDF/X-4"       // ISO 15930-7:2010
	X1a Standard = "PDF/X-1a:2003" // ISO 15930-4:2003
)

// Rule is one requirement.
type Rule struct {
	Name   string
	Asks   string // what it asks for, a sentence
	Source string
	only   Standard // "": both
	// find returns what breaks the rule, each with its place.
	find func(r *reading, s Standard) []string
}

//go:embed rules.zh.yaml
var chinese []byte

// inChinese are the sentences of all rules, by name.
var inChinese = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	if err := yaml.Unmarshal(chinese, &words); err != nil {
		panic(err) // the file is part of the program
	}
	return words
})

// AsksIn is what the rule asks for in a language, "zh" or "en".
func (r *Rule) AsksIn(lang string) string {
	if lang == "zh" {
		return cmp.Or(inChinese()[r.Name], r.Asks)
	}
	return r.Asks
}

// Breach is one place where a rule is broken.
type Breach struct {
	Rule   *Rule
	Detail string
}

// maxBreaches bounds what is told of one rule: a thousand pages without a trim
// box are one fault.
const maxBreaches = 20

// Rules returns the rules of a standard.
func Rules(s Standard) []*Rule {
	var out []*Rule
	for _, group := range [][]Rule{fileRules, metadataRules, intentRules, pageRules, colourRules, paintRules} {
		for i := range group {
			if group[i].only == "" || group[i].only == s {
				out = append(out, &group[i])
			}
		}
	}
	return out
}

// Check returns every breach of a standard, in the order of the rules.
func Check(f *File, s Standard) []Breach {
	r := read(f)
	var out []Breach
	for _, rule := range Rules(s) {
		found := rule.find(r, s)
		slices.Sort(found)
		found = slices.Compact(found)
		for _, detail := range found[:min(len(found), maxBreaches)] {
			out = append(out, Breach{rule, detail})
		}
	}
	return out
}

// Claimed returns the standard that a file says it keeps to, "" for none that
// is known.
func Claimed(f *File) Standard {
	r := read(f)
	said := cmp.Or(r.xmp["pdfxid:GTS_PDFXVersion"], r.text(r.info["GTS_PDFXVersion"]))
	switch Standard(said) {
	case X4, X1a:
		return Standard(said)
	}
	return ""
}

// broken is a rule's answer about one thing.
func broken(is bool, detail string) []string {
	if is {
		return []string{detail}
	}
	return nil
}
