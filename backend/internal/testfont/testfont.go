// Package testfont makes the square font: a real TrueType face, built in
// memory, whose widths can be told by looking at a test's text.
//
// The em is 1000 units, ascent 800, descent -200, cap height 700.
//
//	runes                                       advance   ink
//	Han, kana, full-width forms, CJK marks      1000      a square, x 0 to 1000, y -200 to 800
//	、。，．：；！？ and closing marks »」 etc.     1000      its left half
//	opening marks （《「『【〔〈［｛                1000      its right half
//	“ ‘ and ” ’                                 1000      right half, left half
//	— … ⸺                                       1000      x 0 to 1000, y 250 to 350 (⸺: 2000 wide)
//	printable ASCII and Latin-1, – ‰ €           500      x 50 to 450, y 0 to 700
//	space, no-break space                        250      none
//	· (U+00B7)                                   250      x 75 to 175, y 250 to 350
//	ideographic space (U+3000)                  1000      none
//
// Every other rune is missing, so that a test can ask for one that is.
package testfont

import (
	"sync"

	"broadsheet/backend/font"
)

// UnitsPerEm is the square font's em.
const UnitsPerEm = 1000

// Options choose a variant of the square font.
type Options struct {
	Family     string // "Square" if empty
	Weight     int    // 400 if 0
	Italic     bool
	FSType     int    // OS/2 licence bits
	DashLigate bool   // —— becomes one glyph of two em, as under zh-Hans in Noto
	Runes      string // if set, only these (each as the table says)
	LocalName  string // a second, Chinese, name of the family
}

// Bytes returns the font file of a variant.
func Bytes(o Options) []byte { return build(o) }

// New returns a face of a variant. It panics if it cannot be parsed, which
// would be a fault of this package.
func New(o Options) *font.Face {
	f, err := font.ParseFace(build(o), 0)
	if err != nil {
		panic("testfont: " + err.Error())
	}
	return f
}

// Square returns the square font, with the dash ligature.
var Square = sync.OnceValue(func() *font.Face { return New(Options{DashLigate: true}) })

// Book returns a Book that has the square font under the names of the
// families that designs ask for: "Noto Serif SC" (400, 600, 900), "Noto Sans
// SC" (400, 500, 900) and "LXGW WenKai" (400); so also "serif", "sans", "kai".
var Book = sync.OnceValue(func() *font.Book { return font.NewBook(source{}) })

// Source returns the source behind Book.
func Source() font.Source { return source{} }

type source struct{}

// Faces implements font.Source.
func (source) Faces() []font.Description {
	var all []font.Description
	for _, f := range []struct {
		family  string
		weights []int
	}{{"Noto Serif SC", []int{400, 600, 900}}, {"Noto Sans SC", []int{400, 500, 900}}, {"LXGW WenKai", []int{400}}} {
		for _, w := range f.weights {
			all = append(all, font.Description{Family: f.family, Weight: w})
		}
	}
	return all
}

// Load implements font.Source.
func (source) Load(d font.Description) (*font.Face, error) {
	return font.ParseFace(build(Options{Family: d.Family, Weight: d.Weight, DashLigate: true}), 0)
}
