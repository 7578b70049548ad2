package report

import (
	"broadsheet/backend/finding"
	"broadsheet/backend/preflight"
)

// Many texts say that one click mends a fault. Where there is no mend, of a PDF
// that somebody else made or of what only an editor can decide, these stand in.
const (
	inkOverLimit  finding.Code = "preflight.ink-over-limit-by-hand"
	overprintInk  finding.Code = "preflight.overprint-ink-by-hand"
	highPPI       finding.Code = "preflight.high-ppi-by-hand"
	lowPPI        finding.Code = "preflight.low-ppi-by-hand"
	blackOfInks   finding.Code = "preflight.black-of-inks-by-hand"
	thinRule      finding.Code = "preflight.thin-rule-by-hand"
	fineRule      finding.Code = "preflight.fine-rule-by-hand"
	smallType     finding.Code = "preflight.small-type-by-hand"
	smallReversed finding.Code = "preflight.small-reversed-type-by-hand"
	smallColoured finding.Code = "preflight.small-coloured-type-by-hand"
)

var byHand = map[finding.Code]finding.Code{
	preflight.InkOverLimit: inkOverLimit, preflight.BlackOfInks: blackOfInks,
	preflight.ThinRule: thinRule, preflight.FineRule: fineRule,
	preflight.SmallType: smallType, preflight.SmallReversed: smallReversed, preflight.SmallColoured: smallColoured,
}

// ofFiles are those that only the findings of a finished file have: our own
// export knows of more than it says.
var ofFiles = map[finding.Code]finding.Code{
	preflight.OverprintInk: overprintInk, preflight.HighPPI: highPPI, preflight.LowPPI: lowPPI,
}

// messageOf is a finding in words.
func messageOf(f preflight.Finding, lang string) string {
	other, isThere := byHand[f.Code]
	if f.Place.File != "" && !isThere {
		other, isThere = ofFiles[f.Code]
	}
	if f.Mend != nil || !isThere {
		return f.Text(lang)
	}
	told := f.Finding
	told.Code = other
	return told.Text(lang)
}
