package pdfx

import "slices"

var colourRules = []Rule{
	{"inks-alone", "everything is painted in process inks, grey or spot colours", "ISO 15930-4, 6.2; list", X1a,
		func(r *reading, _ Standard) []string {
			return r.eachColour(func(c colourUse) bool { return c.family != "DeviceCMYK" && c.family != "DeviceGray" })
		}},
	{"device-colour", "device colours are those of the printing condition: no DeviceRGB for inks, no DeviceCMYK for RGB", "AN 2.16; ISO 15930-7; WeasyPrint #2723", X4, findDeviceColour},
	{"known-spaces", "colour spaces are those of PDF", "ISO 32000-1, 8.6", X4,
		func(r *reading, _ Standard) []string {
			return r.eachColour(func(c colourUse) bool { return !slices.Contains(families, c.family) })
		}},
	{"blend-space", "a transparent group blends in the space of the printing condition", "ISO 15930-7; list; WeasyPrint #2723", X4, findBlendSpace},
	{"transparency", "nothing is transparent", "AN 2.25; ISO 15930-4, 6.16; list", X1a, findTransparency},
}

// families are the spaces that paint can come down to.
var families = []Name{"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "Lab", "ICCBased"}

func (r *reading) eachColour(isBroken func(colourUse) bool) []string {
	var out []string
	for _, c := range r.colours {
		if isBroken(c) {
			out = append(out, c.where+": "+string(c.family))
		}
	}
	return out
}

// foreign returns the device space that does not belong to the printing
// condition; "" where its profile cannot be read.
func (r *reading) foreign() Name {
	p, ok := r.profile()
	if !ok || !p.isWhole {
		return ""
	}
	return map[string]Name{"CMYK": "DeviceRGB", "RGB ": "DeviceCMYK"}[p.space]
}

func findDeviceColour(r *reading, _ Standard) []string {
	foreign := r.foreign()
	return r.eachColour(func(c colourUse) bool { return foreign != "" && c.family == foreign })
}

func findBlendSpace(r *reading, _ Standard) []string {
	var out []string
	foreign := r.foreign()
	for i := range r.surfaces {
		s := &r.surfaces[i]
		space := r.Dict(s.dict["Group"])["CS"]
		if foreign != "" && r.Name(space) == foreign {
			out = append(out, s.where+": it blends in "+string(foreign))
		}
	}
	return out
}

// findTransparency looks at groups, graphics states and pictures.
func findTransparency(r *reading, _ Standard) []string {
	var out []string
	for i := range r.surfaces {
		s := &r.surfaces[i]
		out = append(out, broken(r.Name(r.Dict(s.dict["Group"])["S"]) == "Transparency", s.where+": a transparent group")...)
		for _, e := range r.each(s.resources["ExtGState"]) {
			out = append(out, broken(r.isSheer(r.Dict(e.object)), s.where+", "+string(e.name)+": a transparent graphics state")...)
		}
	}
	return append(out, r.eachStream(func(d Dict) string {
		in, _ := r.Number(d["SMaskInData"])
		isPicture := r.Name(d["Subtype"]) == "Image"
		return textIf(isPicture && (in != 0 || d["SMask"] != nil), "a picture with a soft mask")
	})...)
}

// isSheer reports whether a graphics state lets through what lies below.
func (r *reading) isSheer(d Dict) bool {
	for _, k := range []Name{"CA", "ca"} {
		if v, ok := r.Number(d[k]); ok && v != 1 {
			return true
		}
	}
	if d["SMask"] != nil && r.Name(d["SMask"]) != "None" {
		return true
	}
	modes := r.list(d["BM"])
	return len(modes) > 0 && modes[0] != "Normal" && modes[0] != "Compatible"
}
