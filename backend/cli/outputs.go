package cli

import (
	"fmt"
	"path/filepath"
	"strings"
)

// outputs are the files that a composition is written to.
type outputs struct {
	pdf    string
	png    string // empty: none wanted
	report string // empty: none wanted
}

// defaultPDF is the manuscript's name with .pdf in the current folder.
func defaultPDF(manuscript string) string {
	name := filepath.Base(manuscript)
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
}

// files lists what alternatives of the given numbers of pages are written to.
func (o outputs) files(pages []int) []string {
	var out []string
	for alternative, n := range pages {
		out = append(out, numbered(o.pdf, alternative, 0))
		for page := range n {
			if o.png != "" {
				out = append(out, numbered(o.png, alternative, page))
			}
		}
	}
	if o.report != "" {
		out = append(out, o.report)
	}
	return out
}

// numbered puts the numbers of an alternative and of a page, both from 0,
// before the extension: PAGE.png, PAGE.p2.png, PAGE.alt-2.png, PAGE.alt-2.p2.png.
func numbered(path string, alternative, page int) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	if alternative > 0 {
		stem += fmt.Sprintf(".alt-%d", alternative+1)
	}
	if page > 0 {
		stem += fmt.Sprintf(".p%d", page+1)
	}
	return stem + ext
}
