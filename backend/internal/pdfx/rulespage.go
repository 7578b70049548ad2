package pdfx

var pageRules = []Rule{
	{"media-box", "each page has a media box", "AN 2.10; ISO 15930-4, 6.8", "",
		func(r *reading, _ Standard) []string {
			return r.eachPage(func(p *page) string {
				_, ok := r.Rect(p.Dict["MediaBox"])
				return textIf(!ok, "there is no MediaBox")
			})
		}},
	{"trim-box", "each page has a trim box or an art box, not both", "AN 2.10; ISO 15930-4, 6.8; list", "",
		func(r *reading, _ Standard) []string {
			return r.eachPage(func(p *page) string {
				_, trim := r.Rect(p.Dict["TrimBox"])
				_, art := r.Rect(p.Dict["ArtBox"])
				switch {
				case trim && art:
					return "there are both"
				case !trim && !art:
					return "there is neither"
				}
				return ""
			})
		}},
	{"boxes", "the trim lies within the bleed, the bleed within the media, the trim within the crop", "AN 2.10; ISO 15930-4, 6.8; list", "",
		func(r *reading, _ Standard) []string { return r.eachPage(r.findBoxes) }},
	{"annotations", "annotations lie outside the bleed; printer's marks outside the trim", "AN 2.28; ISO 15930-4, 6.13; list", "",
		func(r *reading, _ Standard) []string { return r.eachPage(r.findAnnotation) }},
	{"composite", "pages are not separated into plates", "ISO 15930-4, 6.2 (composite data); ISO 15930-7", "",
		func(r *reading, _ Standard) []string {
			return r.eachPage(func(p *page) string {
				return textIf(p.Dict["SeparationInfo"] != nil, "it is one plate of several")
			})
		}},
}

func (r *reading) eachPage(find func(*page) string) []string {
	var out []string
	for i := range r.pages {
		if what := find(&r.pages[i]); what != "" {
			out = append(out, r.pages[i].where+": "+what)
		}
	}
	return out
}

// tolerance takes up what writers round, in points.
const tolerance = 0.01

func isWithin(inner, outer [4]float64) bool {
	return inner[0] >= outer[0]-tolerance && inner[1] >= outer[1]-tolerance && inner[2] <= outer[2]+tolerance && inner[3] <= outer[3]+tolerance
}

// finished returns the trim box of a page, else its art box.
func (r *reading) finished(p *page) (box [4]float64, ok bool) {
	if box, ok = r.Rect(p.Dict["TrimBox"]); ok {
		return box, true
	}
	return r.Rect(p.Dict["ArtBox"])
}

// nests are the boxes that must lie in one another, where both are there.
var nests = []struct{ inner, outer Name }{
	{"TrimBox", "BleedBox"}, {"ArtBox", "BleedBox"}, {"BleedBox", "MediaBox"}, {"TrimBox", "MediaBox"}, {"ArtBox", "MediaBox"},
	{"TrimBox", "CropBox"}, {"ArtBox", "CropBox"}, {"CropBox", "MediaBox"},
}

func (r *reading) findBoxes(p *page) string {
	for _, n := range nests {
		inner, ok := r.Rect(p.Dict[n.inner])
		outer, also := r.Rect(p.Dict[n.outer])
		if ok && also && !isWithin(inner, outer) {
			return "the " + string(n.inner) + " reaches beyond the " + string(n.outer)
		}
	}
	return ""
}

// findAnnotation looks for one that touches what is printed. Without a bleed
// box the trim is the bound.
func (r *reading) findAnnotation(p *page) string {
	trim, ok := r.finished(p)
	if !ok {
		return ""
	}
	bleed, ok := r.Rect(p.Dict["BleedBox"])
	if !ok {
		bleed = trim
	}
	for _, o := range r.Array(p.Dict["Annots"]) {
		d := r.Dict(o)
		bound, kind := bleed, r.Name(d["Subtype"])
		if kind == "PrinterMark" {
			bound = trim
		}
		if box, ok := r.Rect(d["Rect"]); kind != "TrapNet" && (!ok || overlaps(box, bound)) {
			return "an annotation of kind " + string(kind) + " lies in what is printed"
		}
	}
	return ""
}

func overlaps(a, b [4]float64) bool {
	return a[0] < b[2]-tolerance && b[0] < a[2]-tolerance && a[1] < b[3]-tolerance && b[1] < a[3]-tolerance
}
