package pdfx

import "strings"

// colourUse is a colour space that something is painted in, or could be.
type colourUse struct {
	family Name // the innermost space: of the base of an index, of a spot colour's stand-in
	spot   bool // reached as the stand-in of a spot colour
	where  string
}

// deviceNames are the spaces that an operator or an inline image may name
// without a resource, long and short (8.9.7).
var deviceNames = map[Name]Name{
	"DeviceGray": "DeviceGray", "DeviceRGB": "DeviceRGB", "DeviceCMYK": "DeviceCMYK",
	"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK",
}

// defaults are the resources that stand in for a device space (8.6.5.6).
var defaults = map[Name]Name{"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}

// addColour notes the families that a space comes down to.
func (r *reading) addColour(o Object, where string, resources Dict) {
	r.families(o, where, resources, false, 0)
}

func (r *reading) families(o Object, where string, resources Dict, spot bool, depth int) {
	if o = r.At(o); o == nil || depth > maxChain {
		return
	}
	if n, ok := o.(Name); ok {
		r.named(n, where, resources, spot, depth)
		return
	}
	a, ok := o.(Array)
	if !ok || len(a) == 0 {
		r.colours = append(r.colours, colourUse{"unknown", spot, where})
		return
	}
	family := r.Name(a[0])
	switch {
	case len(a) == 1:
		r.named(family, where, resources, spot, depth)
	case family == "Indexed" || family == "I" || family == "Pattern":
		r.families(a[1], where, resources, spot, depth+1)
	case (family == "Separation" || family == "DeviceN") && len(a) > 2:
		r.families(a[2], where, resources, true, depth+1)
	default:
		r.colours = append(r.colours, colourUse{family, spot, where})
	}
}

// named notes a space that is given by name: a device space, unless the
// resources have a default for it, or a resource.
func (r *reading) named(n Name, where string, resources Dict, spot bool, depth int) {
	spaces := r.Dict(resources["ColorSpace"])
	if device, ok := deviceNames[n]; ok {
		if instead := spaces[defaults[device]]; instead != nil && r.Name(instead) == "" {
			r.families(instead, where, Dict{}, spot, depth+1)
			return
		}
		r.colours = append(r.colours, colourUse{device, spot, where})
		return
	}
	if n == "Pattern" {
		return
	}
	if spaces[n] != nil {
		r.families(spaces[n], where, Dict{}, spot, depth+1)
		return
	}
	r.colours = append(r.colours, colourUse{n, spot, where})
}

// operation notes what an operator paints in, and operators that no version
// of PDF knows.
func (r *reading) operation(where string, resources Dict, o Operation) {
	var last Object
	if len(o.Operands) > 0 {
		last = o.Operands[len(o.Operands)-1]
	}
	switch o.Operator {
	case "g", "G":
		r.addColour(Name("DeviceGray"), where, resources)
	case "rg", "RG":
		r.addColour(Name("DeviceRGB"), where, resources)
	case "k", "K":
		r.addColour(Name("DeviceCMYK"), where, resources)
	case "cs", "CS":
		r.addColour(last, where, resources)
	case "ri":
		if n, _ := last.(Name); !isIntent(n) {
			r.note("rendering intent", where+": "+string(n))
		}
	case "BI":
		r.inlineImage(where, resources, last)
	case "PS":
		r.note("PS", where)
	}
	if !strings.Contains(operators, " "+o.Operator+" ") {
		r.note("unknown", where+": "+o.Operator)
	}
}

func (r *reading) inlineImage(where string, resources Dict, o Object) {
	d, _ := o.(Dict)
	for _, k := range []Name{"ColorSpace", "CS"} {
		if d[k] != nil {
			r.addColour(d[k], where+", inline image", resources)
		}
	}
	for _, k := range []Name{"Filter", "F"} {
		for _, f := range r.list(d[k]) {
			r.note("inline filter", where+": "+string(f))
		}
	}
	if n := r.Name(d["Intent"]); d["Intent"] != nil && !isIntent(n) {
		r.note("rendering intent", where+": "+string(n))
	}
}

// list returns the names of an array, or the one name.
func (r *reading) list(o Object) []Name {
	if n := r.Name(o); n != "" {
		return []Name{n}
	}
	var out []Name
	for _, item := range r.Array(o) {
		out = append(out, r.Name(item))
	}
	return out
}

// isIntent reports whether a name is one of the four rendering intents.
func isIntent(n Name) bool {
	switch n {
	case "AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual":
		return true
	}
	return false
}

// operators are those of PDF 1.3 to 1.6 (ISO 32000-1, annex A).
const operators = " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n PS " +
	"q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" "
