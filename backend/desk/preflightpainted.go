package desk

import (
	"cmp"
	"slices"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/internal/pdfx/painted"
	"broadsheet/backend/preflight"
	"broadsheet/backend/press"
	"broadsheet/backend/scene"
)

// PDFPageUnread: a part of a page of a foreign PDF could not be followed, so
// that nobody knows what it paints.
const PDFPageUnread finding.Code = "desk.pdf-page-unread"

// PDFUnmeasured: pictures in process inks are in a coding that is not read here.
const PDFUnmeasured finding.Code = "desk.pdf-picture-unmeasured"

// paintedFindings holds what a foreign PDF paints to a profile's limits.
func paintedFindings(file *pdfx.File, profile *press.Profile, name string) ([]preflight.Finding, *painted.Painting) {
	painting := painted.Read(file)
	out := preflight.CheckPainted(preflight.Proof{
		Document: picturesAsDocument(painting), Scene: painting.Scene, Profile: profile, Ink: paintedInks{painting, profile.Condition.InkLimit},
	})
	if profile.Space == press.CMYK {
		out = append(out, lightFindings(painting.Lights)...)
		out = append(out, unmeasured(painting)...)
	}
	for _, page := range painting.Unread {
		out = append(out, preflight.Finding{Finding: finding.New(finding.Warning, PDFPageUnread, finding.Place{Page: page}, "page", strconv.Itoa(page))})
	}
	for i := range out {
		out[i].Place.File = name
	}
	return out, painting
}

// picturesAsDocument is as much of a document as checks of pictures ask for.
func picturesAsDocument(p *painted.Painting) *document.Document {
	d := &document.Document{}
	for id, picture := range p.Pictures {
		d.Photos = append(d.Photos, document.Photo{ID: document.PhotoID(id), Name: picture.Name, Width: picture.Width, Height: picture.Height})
	}
	slices.SortFunc(d.Photos, func(a, b document.Photo) int { return cmp.Compare(a.ID, b.ID) })
	return d
}

// decodersDiffer is how far decoders of JPEG may be apart, in percent of all
// inks together: by so much a file that keeps to its limit may be over.
const decodersDiffer = 1

// paintedInks are the pictures of a foreign PDF that are made of process inks.
type paintedInks struct {
	*painted.Painting
	limit float64
}

// InkOf implements preflight.Separations.
func (p paintedInks) InkOf(picture scene.Picture) (preflight.Ink, bool) {
	known := p.Pictures[picture.Photo]
	if known == nil {
		return preflight.Ink{}, false
	}
	most, share, ok := known.Inks.Of(p.limit + decodersDiffer)
	return preflight.Ink{Most: most, Share: share, Worst: picture.Crop}, ok
}

// unmeasured tells how many pictures in process inks are in a coding that is
// not read here.
func unmeasured(p *painted.Painting) []preflight.Finding {
	count := 0
	for _, picture := range p.Pictures {
		if _, _, ok := picture.Inks.Of(0); picture.IsInInks && !ok {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	return []preflight.Finding{{Finding: finding.New(finding.Note, PDFUnmeasured, finding.Place{}, "count", strconv.Itoa(count))}}
}

// lightFindings tells, page by page, what is painted in light where a press
// needs inks.
func lightFindings(lights []painted.Light) []preflight.Finding {
	var out []preflight.Finding
	for len(lights) > 0 {
		page, counts, first := lights[0].Page, map[painted.Kind]int{}, lights[0].Rect
		n := 0
		for ; n < len(lights) && lights[n].Page == page; n++ {
			counts[lights[n].Kind]++
		}
		lights = lights[n:]
		out = append(out, lightFinding(page, counts, first))
	}
	return out
}

func lightFinding(page int, counts map[painted.Kind]int, first geom.Rect) preflight.Finding {
	var params []string
	for _, k := range []painted.Kind{painted.Type, painted.Line, painted.Area, painted.Image} {
		params = append(params, string(k), strconv.Itoa(counts[k]))
	}
	f := finding.New(finding.Warning, preflight.InLight, finding.Place{Page: page}, params...)
	return preflight.Finding{Finding: f, Rect: first}
}
