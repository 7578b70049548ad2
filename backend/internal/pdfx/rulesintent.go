package pdfx

import (
	"encoding/binary"
	"fmt"
)

var intentRules = []Rule{
	{"output-intent", "there is exactly one output intent of PDF/X", "AN 2.16; ISO 15930-4, 6.2; ISO 15930-7; list", "",
		func(r *reading, _ Standard) []string {
			return broken(len(r.intents) != 1, fmt.Sprintf("there are %d", len(r.intents)))
		}},
	{"condition", "the output intent names the printing condition", "AN 2.16; ISO 15930-4, 6.2; list", "",
		func(r *reading, _ Standard) []string {
			return r.eachIntent(func(d Dict) bool { return r.text(d["OutputConditionIdentifier"]) == "" }, "there is no OutputConditionIdentifier")
		}},
	{"condition-info", "a printing condition that no registry holds is explained", "AN 2.16; ISO 15930-4, 6.2; list", "",
		func(r *reading, _ Standard) []string {
			return r.eachIntent(func(d Dict) bool { return r.text(d["Info"]) == "" && r.text(d["RegistryName"]) == "" }, "there is neither Info nor RegistryName")
		}},
	{"profile", "the printing condition's profile is in the file; PDF/X-1a takes a registry for it", "AN 2.16; ISO 15930-4, 6.2; ISO 15930-7; list", "",
		func(r *reading, s Standard) []string {
			return r.eachIntent(func(d Dict) bool {
				_, ok := r.At(d["DestOutputProfile"]).(*Stream)
				return !ok && (s == X4 || r.text(d["RegistryName"]) == "")
			}, "there is no DestOutputProfile")
		}},
	{"profile-class", "the profile is a whole profile of a printer", "AN 2.16; ICC.1, 7.2; list (prtr)", "", findProfileClass},
	{"profile-space", "the profile is in the space that its dictionary says; that of PDF/X-1a is in process inks", "AN 2.16; ISO 32000-1, 14.11.5", "", findProfileSpace},
	{"profile-version", "the profile is of a version that the file's PDF knows: 2 in PDF 1.4, up to 4 in PDF 1.6", "ISO 32000-1, table 66", "",
		func(r *reading, s Standard) []string {
			p, ok := r.profile()
			most := map[Standard]byte{X4: 4, X1a: 2}[s]
			return broken(ok && p.version > most, fmt.Sprintf("it is of version %d", p.version))
		}},
}

// eachIntent looks at the output intents, where there are any.
func (r *reading) eachIntent(isBroken func(Dict) bool, detail string) []string {
	for _, d := range r.intents {
		if isBroken(d) {
			return []string{detail}
		}
	}
	return nil
}

// profile is the head of an ICC profile (ICC.1, 7.2).
type profile struct {
	version      byte
	class, space string
	isWhole      bool
	channels     float64 // that the stream's dictionary says
}

// profile returns the head of the first output intent's profile; ok is false
// where there is none to read.
func (r *reading) profile() (p profile, ok bool) {
	if len(r.intents) == 0 {
		return p, false
	}
	s, ok := r.At(r.intents[0]["DestOutputProfile"]).(*Stream)
	if !ok {
		return p, false
	}
	p.channels, _ = r.Number(s.Dict["N"])
	if b := s.Content; len(b) >= 128 {
		p.version, p.class, p.space = b[8], string(b[12:16]), string(b[16:20])
		p.isWhole = string(b[36:40]) == "acsp" && int64(binary.BigEndian.Uint32(b)) <= int64(len(b))
	}
	return p, true
}

func findProfileClass(r *reading, _ Standard) []string {
	p, ok := r.profile()
	switch {
	case !ok:
		return nil
	case !p.isWhole:
		return []string{"it is no ICC profile, or not whole"}
	}
	return broken(p.class != "prtr", fmt.Sprintf("its class is %q", p.class))
}

func findProfileSpace(r *reading, s Standard) []string {
	p, ok := r.profile()
	if !ok || !p.isWhole {
		return nil
	}
	want := map[string]float64{"CMYK": 4, "GRAY": 1, "RGB ": 3}[p.space]
	if want == 0 || s == X1a && p.space != "CMYK" {
		return []string{fmt.Sprintf("it is in %q", p.space)}
	}
	return broken(p.channels != want, fmt.Sprintf("its dictionary says %v channels, it has %v", p.channels, want))
}
