package painted

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/internal/pdfx"
)

// space is a colour space (8.6), down to what checks ask: how many components
// it has and what they come to.
type space struct {
	family     pdfx.Name // DeviceGray, DeviceRGB, DeviceCMYK, Lab, Separation, Pattern
	components int
	isLight    bool
	// Of spot colours: the inks of each at its full tint.
	full []colour.CMYK
}

var (
	deviceGray = space{family: "DeviceGray", components: 1}
	deviceRGB  = space{family: "DeviceRGB", components: 3, isLight: true}
	deviceCMYK = space{family: "DeviceCMYK", components: 4}
	lab        = space{family: "Lab", components: 3, isLight: true}
	pattern    = space{family: "Pattern"}
)

// spaces are those that need no resource, with their short names (8.9.7).
var spaces = map[pdfx.Name]space{
	"DeviceGray": deviceGray, "G": deviceGray, "CalGray": deviceGray, "DeviceRGB": deviceRGB, "RGB": deviceRGB,
	"CalRGB": deviceRGB, "DeviceCMYK": deviceCMYK, "CMYK": deviceCMYK, "Lab": lab, "Pattern": pattern,
}

// setColour obeys operators of colour, and reports whether this is one.
func (p *painter) setColour(o pdfx.Operation, n []float64, resources pdfx.Dict) bool {
	target := &p.state.fill
	switch o.Operator {
	case "G", "RG", "K", "CS", "SC", "SCN":
		target = &p.state.stroke
	case "g", "rg", "k", "cs", "sc", "scn":
	default:
		return false
	}
	switch o.Operator {
	case "g", "G":
		*target = deviceGray.ink(n)
	case "rg", "RG":
		*target = deviceRGB.ink(n)
	case "k", "K":
		*target = deviceCMYK.ink(n)
	case "cs", "CS":
		if len(o.Operands) > 0 {
			*target = p.spaceOf(o.Operands[0], resources, 0).first()
		}
	default:
		*target = target.space.ink(n)
	}
	return true
}

// first is the colour that a space begins with (8.6.5.1): black, of a spot
// colour all of it.
func (s space) first() ink {
	switch s.family {
	case "DeviceCMYK":
		return s.ink([]float64{0, 0, 0, 1})
	case "Separation":
		full := make([]float64, s.components)
		for i := range full {
			full[i] = 1
		}
		return s.ink(full)
	}
	return s.ink(make([]float64, s.components))
}

// ink is a colour of a space. Of light the black plate alone shows how dark it
// is: which inks it will be printed in nobody knows. What is nearly black counts
// as that.
func (s space) ink(n []float64) ink {
	out := ink{space: s, isLight: s.isLight}
	for i := range n {
		if s.family != "Lab" {
			n[i] = min(max(n[i], 0), 1)
		}
	}
	switch {
	case s.family == "Separation" && len(n) == len(s.full):
		for i, t := range n {
			f := s.full[i]
			out.paint.C, out.paint.M = min(1, out.paint.C+t*f.C), min(1, out.paint.M+t*f.M)
			out.paint.Y, out.paint.K = min(1, out.paint.Y+t*f.Y), min(1, out.paint.K+t*f.K)
		}
	case s.family == "DeviceGray" && len(n) == 1:
		out.paint.K = 1 - n[0]
	case s.family == "DeviceRGB" && len(n) == 3:
		out.paint.K = 1 - (0.299*n[0] + 0.587*n[1] + 0.114*n[2]) // ITU-R BT.601
	case s.family == "DeviceCMYK" && len(n) == 4:
		out.paint = colour.CMYK{C: n[0], M: n[1], Y: n[2], K: n[3]}
	case s.family == "Lab" && len(n) == 3:
		out.paint.K = 1 - min(max(n[0]/100, 0), 1)
	default:
		out.isNone = true
	}
	if s.isLight && out.paint.K > nearlyBlack {
		out.paint = colour.CMYK{K: 1}
	}
	return out
}

// nearlyBlack is how dark printed black is on a screen.
const nearlyBlack = 0.85

// spaceOf reads a space, or one that the resources name.
func (p *painter) spaceOf(o pdfx.Object, resources pdfx.Dict, depth int) space {
	o = p.file.At(o)
	if n, ok := o.(pdfx.Name); ok {
		if named := p.file.Dict(resources["ColorSpace"])[n]; named != nil && depth < 8 {
			return p.spaceOf(named, nil, depth+1)
		}
		return spaces[n]
	}
	a, _ := o.(pdfx.Array)
	if len(a) < 2 || depth >= 8 {
		if len(a) == 1 {
			return spaces[p.file.Name(a[0])]
		}
		return space{}
	}
	switch family := p.file.Name(a[0]); family {
	case "ICCBased":
		return p.byProfile(a[1], resources, depth)
	case "Indexed", "I":
		base := p.spaceOf(a[1], resources, depth+1)
		return space{family: "Indexed", components: 1, isLight: base.isLight}
	case "Separation", "DeviceN":
		return p.spot(a, resources, depth)
	default:
		return spaces[family]
	}
}

// byProfile is a space with an ICC profile: by its number of components.
func (p *painter) byProfile(o pdfx.Object, resources pdfx.Dict, depth int) space {
	d := p.file.Dict(o)
	switch n, _ := p.file.Number(d["N"]); n {
	case 1:
		return deviceGray
	case 3:
		return deviceRGB
	case 4:
		return deviceCMYK
	}
	return p.spaceOf(d["Alternate"], resources, depth+1)
}

// spot is a spot colour: its stand-in at full tint where the function tells
// that straight out (7.10.3), else by its name.
func (p *painter) spot(a pdfx.Array, resources pdfx.Dict, depth int) space {
	if len(a) < 4 {
		return space{}
	}
	instead := p.spaceOf(a[2], resources, depth+1)
	s := space{family: "Separation", components: 1, isLight: instead.isLight}
	names := p.file.Array(a[1])
	if names == nil {
		names = pdfx.Array{a[1]}
	}
	s.components = len(names)
	p.operations += len(names)
	full := numbers(p.file.Array(p.file.Dict(a[3])["C1"]))
	if len(names) == 1 && len(full) == instead.components && len(full) > 0 {
		s.full = []colour.CMYK{instead.ink(full).paint}
		return s
	}
	for _, n := range names {
		s.full = append(s.full, process(p.file.Name(n)))
	}
	return s
}

// process is a process ink by its name; any other spot colour counts as one
// plate.
func process(name pdfx.Name) colour.CMYK {
	switch name {
	case "Cyan":
		return colour.CMYK{C: 1}
	case "Magenta":
		return colour.CMYK{M: 1}
	case "Yellow":
		return colour.CMYK{Y: 1}
	case "All":
		return colour.CMYK{C: 1, M: 1, Y: 1, K: 1}
	case "None":
		return colour.CMYK{}
	}
	return colour.CMYK{K: 1}
}
