package desk

import (
	"bytes"
	"errors"

	"broadsheet/backend/finding"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/internal/pdfx/open"
	"broadsheet/backend/preflight"
	reporting "broadsheet/backend/preflight/report"
	"broadsheet/backend/press"
)

// The codes of a PDF that somebody else made.
const (
	// PDFUnreadable: bytes that are no PDF, or one that is damaged or locked.
	PDFUnreadable finding.Code = "desk.pdf-unreadable"
	// PDFBreach: it does not keep to the profile's standard.
	PDFBreach finding.Code = "desk.pdf-breach"
	// PDFNotHeld: the profile asks for no standard that a PDF can be held to.
	PDFNotHeld finding.Code = "desk.pdf-not-held"
)

// PreflightPDF holds a PDF, whoever made it, to the standard that a profile
// asks for, and what it paints to the profile's limits. A file that cannot be
// read is a *finding.Error. What a page was made of nobody knows, so that words
// and frames are not checked, and nothing has a mend.
func (d *Desk) PreflightPDF(name string, data []byte, r PreflightRequest, lang string) (*Preflight, error) {
	profile, err := d.profileOf(r)
	if err != nil {
		return nil, err
	}
	at := finding.Place{File: name}
	var found []preflight.Finding
	subject := reporting.Subject{Title: name, Labels: []string{}, Trims: [][2]float64{}}
	err = protected(func() error {
		file, err := openPDF(data)
		if err != nil {
			return err
		}
		onPaper, painting := paintedFindings(file, profile, name)
		found = append(breachesOf(file, profile.Standard, at, lang), onPaper...)
		addPages(&subject, painting.Scene)
		return nil
	})
	if err != nil { // what a reader stumbles over is the file's fault, never the end
		return nil, finding.Stop(PDFUnreadable, at, "reason", err.Error())
	}
	report := reporting.New(profile, found, r.Overrides, lang)
	report.Version = d.tools.Version
	report.Subject = subject
	return report, nil
}

// openPDF takes a foreign file apart.
func openPDF(data []byte) (*pdfx.File, error) {
	if !bytes.Contains(data[:min(len(data), headerWithin)], []byte("%PDF-")) {
		return nil, errNoPDF
	}
	return open.File(data)
}

// headerWithin is how far from its beginning a PDF's header may stand
// (ISO 32000-1, annex H, note 13).
const headerWithin = 1024

var errNoPDF = errors.New("no PDF header")

func breachesOf(file *pdfx.File, s press.Standard, at finding.Place, lang string) []preflight.Finding {
	standard := pdfx.Standard(s)
	if len(pdfx.Rules(standard)) == 0 || s == press.Plain {
		return []preflight.Finding{{Finding: finding.New(finding.Note, PDFNotHeld, at)}}
	}
	out := []preflight.Finding{}
	for _, b := range pdfx.Check(file, standard) {
		f := finding.New(finding.Fault, PDFBreach, at, "standard", string(s), "rule", b.Rule.AsksIn(lang), "source", b.Rule.Source, "detail", b.Detail)
		out = append(out, preflight.Finding{Finding: f})
	}
	return out
}
