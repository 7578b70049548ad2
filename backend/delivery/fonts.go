package delivery

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"broadsheet/backend/font"
)

// Font is a face of a page.
type Font struct {
	Face *font.Face
	// Origin is where it came from, and whose it is.
	Origin font.Origin
}

// FontRows is a table of faces, its heads in a language first: what a printer
// asks when a face is missing or may not be used.
func FontRows(fonts []Font, lang string) [][]string {
	w := wordsIn(lang)
	rows := [][]string{{w["family"], w["style"], w["name"], w["file"], w["whose"], w["embedded"], "fsType", w["licence"]}}
	for _, f := range fonts {
		rows = append(rows, []string{
			f.Face.Family(), styleOf(f.Face, w), f.Face.PostScriptName(), fileOf(f.Origin), w["whose-"+f.Origin.Whose.String()],
			w["embedded-"+embeddedAs(f.Face)], fmt.Sprintf("0x%04X", f.Face.FSType()), licenceOf(f.Face),
		})
	}
	return rows
}

// licenceOf is what the face says of its licence, with the address where the
// words do not have it.
func licenceOf(f *font.Face) string {
	l := f.Licence()
	_, address, _ := strings.Cut(l.URL, "://")
	if address != "" && strings.Contains(l.Text, address) {
		return oneLine(l.Text)
	}
	return oneLine(l.Text + " " + l.URL)
}

func styleOf(f *font.Face, w words) string {
	style := strconv.Itoa(f.Weight())
	if f.Italic() {
		style += " " + w["italic"]
	}
	return style
}

// fileOf is the file's name, without the folders of the machine that it lies
// on; in a collection, with the number of the face from 1.
func fileOf(o font.Origin) string {
	if o.File == "" {
		return ""
	}
	name := path.Base(strings.ReplaceAll(o.File, `\`, "/"))
	if o.Index > 0 {
		name += " #" + strconv.Itoa(o.Index+1)
	}
	return name
}

// embeddedAs is how our PDFs hold a face; one that may not be embedded never
// comes onto a page.
func embeddedAs(f *font.Face) string {
	if f.Embedding() == font.EmbedWhole {
		return "whole"
	}
	return "subset"
}
