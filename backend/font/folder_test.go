package font_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

// collection puts font files into one .ttc.
func collection(files ...[]byte) []byte {
	out := []byte{'t', 't', 'c', 'f', 0, 1, 0, 0, 0, 0, 0, byte(len(files))}
	at := len(out) + 4*len(files)
	for _, f := range files {
		out = append(out, byte(at>>24), byte(at>>16), byte(at>>8), byte(at))
		at += len(f)
	}
	for _, f := range files {
		start := len(out)
		out = append(out, f...)
		for i := range int(f[5]) { // table offsets count from the start of the collection
			record := out[start+12+16*i+8:]
			offset := int(record[0])<<24 | int(record[1])<<16 | int(record[2])<<8 | int(record[3]) + start
			record[0], record[1], record[2], record[3] = byte(offset>>24), byte(offset>>16), byte(offset>>8), byte(offset)
		}
	}
	return out
}

func fontFolder() *font.Folder {
	local := some("House Song", 400, "甲")
	local.LocalName = "报宋"
	return font.NewFolder(font.Root{Name: "/fonts", FS: fstest.MapFS{
		"b/house.ttf":    {Data: testfont.Bytes(local)},
		"a.TTC":          {Data: collection(testfont.Bytes(some("One", 400, "一")), testfont.Bytes(some("Two", 900, "二")))},
		"broken.otf":     {Data: []byte("OTTO and nothing else")},
		"readme.txt":     {Data: []byte("not looked at")},
		"b/picture.jpeg": {Data: testfont.Bytes(local)},
	}})
}

func TestFolderListsFaces(t *testing.T) {
	var got []string
	for _, d := range fontFolder().Faces() {
		got = append(got, d.File+" "+d.Family)
	}
	want := []string{"/fonts/a.TTC One", "/fonts/a.TTC Two", "/fonts/b/house.ttf House Song"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFolderInABook(t *testing.T) {
	folder := fontFolder()
	b := font.NewBook(folder)
	for _, c := range []struct {
		family string
		r      rune
	}{{"two", '二'}, {"报宋", '甲'}, {"One", '一'}} {
		f, err := b.Face(font.Query{Family: c.family})
		if err != nil {
			t.Fatal(err)
		}
		g, ok := f.GID(c.r)
		if !ok || f.Outline(g) == nil {
			t.Errorf("%s: has %q: %v, outline %v", c.family, c.r, ok, f.Outline(g))
		}
		if _, err := f.Subset([]font.GID{g}); err != nil {
			t.Errorf("%s: %v", c.family, err)
		}
	}
	if f, ok := b.FaceFor(font.Query{Family: "One"}, '二'); !ok || f.Family() != "Two" {
		t.Errorf("二 is looked for in the other faces: got %v %v", f.Family(), ok)
	}
}

// TestOrigin: a printer asks whose a face is, and in which file.
func TestOrigin(t *testing.T) {
	b := font.NewBook(fontFolder(), testfont.Source())
	for family, want := range map[string]font.Origin{
		"Two": {File: "/fonts/a.TTC", Index: 1, Whose: font.Own}, "报宋": {File: "/fonts/b/house.ttf", Whose: font.Own},
		"Noto Sans SC": {Whose: font.Program},
	} {
		f, err := b.Face(font.Query{Family: family})
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Origin(f.ID()); got != want {
			t.Errorf("%s: %+v, want %+v", family, got, want)
		}
	}
	if got := b.Origin("nobody's"); got != (font.Origin{}) {
		t.Errorf("%+v", got)
	}
}

func TestFolderCovers(t *testing.T) {
	folder := fontFolder()
	for _, d := range folder.Faces() {
		if got, want := folder.Covers(d, '二'), d.Family == "Two"; got != want {
			t.Errorf("%s covers 二: %v, want %v", d.Family, got, want)
		}
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	folder := font.NewInstalled(font.Root{Name: "/nowhere", FS: fstest.MapFS{}})
	if got := folder.Faces(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	_, err := folder.Load(font.Description{File: "/nowhere/a.ttf"})
	if f, ok := finding.FromError(err); !ok || f.Code != font.CodeUnreadable || f.Place.File != "/nowhere/a.ttf" {
		t.Errorf("got %v, want %s with the file", err, font.CodeUnreadable)
	}
}

func TestSystemFolders(t *testing.T) {
	for system, want := range map[string]string{
		"linux": "/home/u/.fonts", "darwin": "/home/u/Library/Fonts", "windows": `C:\Windows\Fonts`,
	} {
		if got := font.SystemFolders(system, "/home/u"); !slices.Contains(got, want) {
			t.Errorf("%s: %v does not hold %s", system, got, want)
		}
	}
}
