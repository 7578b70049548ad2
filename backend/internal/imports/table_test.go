// Package imports holds no code: its tests keep the packages of the program
// apart (who may import whom) and the findings' texts complete.
package imports

// rule says what a package may import directly from among our own packages.
type rule struct {
	pkg   string   // path below the module; packages beneath it are held by the same rule
	allow []string // packages, each with everything beneath it
	why   string   // shown with a failure
}

// table is the import table of ARCHITECTURE.md, innermost packages first. The
// longest matching pkg decides. A package may always import what lies beneath
// the same pkg, except where keepers says otherwise.
var table = []rule{
	{"backend/geom", nil, "lengths and rectangles know nothing else"},
	{"backend/finding", nil, "findings are values; places are named by plain strings"},
	{"backend/story", nil, "a story is what the reporter wrote and nothing else"},
	{"backend/colour", backend("geom"), "colour knows no page"},
	{"backend/manuscript", backend("story", "finding"), "reading knows no design and no photo renditions"},
	{"backend/font", backend("geom", "finding"), "faces know no text and no style"},
	{"backend/font/bundled", backend("font"), "it only hands out the embedded files"},
	{"backend/photo", backend("geom", "finding", "colour"), "photos know no page"},
	{"backend/caption", backend("story", "photo", "finding"), "captions are matched before there is a page"},
	{"backend/design", backend("geom", "colour"), "a design is a plain value"},
	{"backend/document", backend("geom", "story", "design", "colour", "finding"), "a document is data: nothing in it is computed"},
	{"backend/typeset", backend("geom", "story", "font", "design"), "a paragraph knows no page"},
	{"backend/layout", backend("geom", "story", "document", "design", "font", "typeset", "finding"), "layout decides; it does not draw"},
	{"backend/compose", backend("geom", "story", "document", "design", "font", "typeset", "layout", "photo", "caption", "finding"), "composing ends with a document"},
	{"backend/reread", backend("story", "document"), "a corrected manuscript is compared with the edited story; no page is needed"},
	{"backend/scene", backend("geom", "colour"), "the drawing list is what every renderer understands"},
	{"backend/draw", backend("geom", "colour", "document", "design", "layout", "scene", "font"), "drawing only draws"},
	{"backend/render", backend("geom", "colour", "scene", "font", "photo"), "a renderer sees the scene, never the layout or the document"},
	{"backend/press", backend("geom", "colour", "finding"), "a profile is figures and words, it knows no page"},
	{"backend/preflight", backend("geom", "colour", "finding", "document", "layout", "scene", "font", "photo", "caption", "press"), "checks look, they change nothing"},
	{"backend/delivery", backend("finding", "font"), "what a printer is handed is written, never made"},
	{"backend/search", backend("document"), "the words of captions are found without a page, a file or a clock"},
	{"backend/contactsheet", backend("geom", "story", "colour", "design", "font", "typeset", "scene"), "a sheet of photos is a scene of its own; it knows no document"},
	{"backend/store", backend("document", "story", "photo", "finding"), "the store keeps bytes; it computes no page"},
	{"backend/desk", append(backend(middle...), "backend/internal/pdfx"), "the desk is the only package that knows all of the middle"},
	{"backend/httpapi", backend("desk", "finding"), "a shell is an adapter: it calls the desk"},
	{"backend/window", backend("desk", "finding", "httpapi"), "the window's side of a shell, whatever draws it"},
	{"backend/cli", backend("desk", "finding", "httpapi", "window", "font/bundled", "store"), "a command is an adapter: it calls the desk, and wires fonts and store to it"},
	{"backend/internal/testfont", backend("font", "geom"), "test material"},
	{"backend/internal/soak", backend("store", "document", "photo", "story"), "it drives the store as a program that is killed"},
	{"backend/internal/specimen", backend("colour", "font", "geom", "render", "scene"), "it draws a page of its own, for the canvas and for the proof"},
	{"backend/internal/pdfx/painted", append(backend("geom", "colour", "scene", "photo"), "backend/internal/pdfx"), "it tells what a foreign PDF paints as a scene"},
	{"backend/internal", nil, "tools of the tests stand alone"},
	{"examples", nil, "the pictures of the example are drawn without the program"},
	{"", append(backend("cli", "desk", "httpapi", "finding", "store", "window"), "frontend"), "main.go, app.go and the shells start the program"},
}

// middle is what the desk may import.
var middle = []string{
	"geom", "finding", "story", "colour", "manuscript", "font", "photo", "caption", "design", "document", "typeset",
	"layout", "compose", "reread", "contactsheet", "scene", "draw", "render", "press", "preflight", "delivery", "search", "store",
}

// keepers names packages that only some may import, wherever the table would
// let others: the faces weigh 92 MB, and the tests' tools stay in tests.
var keepers = map[string][]string{
	"backend/font/bundled":         {"backend/cli", "backend/internal/specimen"},
	"backend/internal/ghostscript": nil,
	"backend/internal/golden":      nil,
	"backend/internal/testfont":    nil,
}

func backend(names ...string) []string {
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = "backend/" + name
	}
	return paths
}
