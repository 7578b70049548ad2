package pdf

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Each face is five objects, in this order.
const (
	objFont = iota // Type0
	objDescendant
	objDescriptor
	objFile
	objUnicode
	objGlyphMap // only where codes are not glyph numbers
	objsPerFace
)

// objStates is the number of the first graphics state; faces follow, then
// forms.
const objStates = 0

// states are the graphics states in the order of their names.
var states = [...]string{
	"<</Type/ExtGState/OP false/op false/OPM 1>>",
	"<</Type/ExtGState/OP true/op true/OPM 1>>",
	"<</Type/ExtGState/CA .2/ca .2>>",
}

// registration is the colour that is on every plate (ISO 32000-1, 8.6.6.4).
const registration = "/ColorSpace<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>"

// pack makes the objects of all fonts and forms. Fonts are cut and everything
// is deflated on all processors.
func pack(forms []*form, fonts *fontSet) (*parcel, error) {
	firstFace := objStates + len(stateNames)
	firstForm := firstFace + objsPerFace*len(fonts.order)
	for i, t := range fonts.order {
		t.object = firstFace + objsPerFace*i
	}
	bodies := make([]*body, firstForm+len(forms))
	for i, text := range states {
		bodies[objStates+i] = &body{b: []byte(text)}
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, t := range fonts.order {
		work.Go(func() error { return t.embed(bodies[t.object:][:objsPerFace]) })
	}
	for i, f := range forms {
		work.Go(func() error {
			bodies[firstForm+i] = f.object()
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	return fill(bodies, firstForm), nil
}

// fill puts the bodies into a parcel; those from firstForm on are forms.
func fill(bodies []*body, firstForm int) *parcel {
	p := &parcel{objects: map[string][]byte{}, places: map[string]map[int]string{}, forms: map[string]string{}}
	for n, o := range bodies {
		if o != nil {
			p.put(n, o)
		}
	}
	for n := firstForm; n < len(bodies); n++ {
		p.forms[formName(n-firstForm)] = key(n)
	}
	return p
}

// object returns the form XObject. Its space is that of the sheet.
func (f *form) object() *body {
	o := &body{}
	o.printf("<</Type/XObject/Subtype/Form/BBox[0 0 ")
	o.b = appendLength(o.b, f.sheet.width())
	o.b = append(o.b, ' ')
	o.b = appendLength(o.b, f.sheet.height())
	o.printf("]/Resources<<")
	if len(f.fonts) > 0 {
		o.printf("/Font<<")
		for _, t := range f.fonts {
			o.printf("/%s ", t.name)
			o.ref(t.object + objFont)
		}
		o.printf(">>")
	}
	f.listStates(o)
	if f.hasRegistration {
		o.printf(registration)
	}
	o.printf(">>")
	o.stream(f.content)
	return o
}

func (f *form) listStates(o *body) {
	if f.states == [len(stateNames)]bool{} {
		return
	}
	o.printf("/ExtGState<<")
	for i, used := range f.states {
		if used {
			o.printf("/%s ", stateNames[i])
			o.ref(objStates + i)
		}
	}
	o.printf(">>")
}
