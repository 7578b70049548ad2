package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"broadsheet/backend/finding"
)

// lay makes files in a new folder: name to content.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func codeOf(err error) finding.Code {
	f, _ := finding.FromError(err)
	return f.Code
}

func TestReadManuscript(t *testing.T) {
	dir := lay(t, map[string]string{"report.txt": "正文", "folder/x": "", "empty.txt": ""})
	huge := filepath.Join(dir, "huge.txt")
	if err := os.WriteFile(huge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, maxManuscript+1); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		code       finding.Code
	}{
		{"report.txt", "正文", ""},
		{"empty.txt", "", ""},
		{"none.txt", "", ManuscriptMissing},
		{"folder", "", ManuscriptNotFile},
		{"huge.txt", "", ManuscriptTooLarge},
	} {
		got, err := ReadManuscript(filepath.Join(dir, c.name))
		if codeOf(err) != c.code || (err != nil) != (c.code != "") || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q, code %q", c.name, got, err, c.want, c.code)
		}
	}
}

func TestListPhotos(t *testing.T) {
	jpeg := "\xff\xd8\xff\xe0 and more"
	dir := lay(t, map[string]string{
		"10.jpg": jpeg, "2.JPG": jpeg, "b.png": "not a picture at all", ".hidden.jpg": jpeg,
		"notes.txt": "text", "no-extension": jpeg, "SOURCES.md": "# x", "sub/3.jpg": jpeg, "phone.heic": "?",
	})
	files, notes, err := ListPhotos(dir)
	if err != nil || len(notes) != 0 {
		t.Fatal(err, notes)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	want := []string{"2.JPG", "10.jpg", "b.png", "no-extension", "phone.heic"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	if data, err := files[0].Read(); err != nil || string(data) != jpeg {
		t.Errorf("Read: %q, %v", data, err)
	}
}

func TestListPhotosWithTrouble(t *testing.T) {
	dir := lay(t, map[string]string{"file": "", "empty/notes.txt": ""})
	for _, c := range []struct {
		name string
		code finding.Code
	}{{"none", PhotosMissing}, {"file", PhotosNotFolder}} {
		if _, _, err := ListPhotos(filepath.Join(dir, c.name)); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
	}
	files, notes, err := ListPhotos(filepath.Join(dir, "empty"))
	if len(files) != 0 || err != nil || len(notes) != 1 || notes[0].Code != PhotosNone {
		t.Errorf("a folder without photos: %v, %v, %v", files, notes, err)
	}
	gone := PhotoFile{Name: "gone.jpg", Path: filepath.Join(dir, "gone.jpg")}
	if _, err := gone.Read(); codeOf(err) != PhotoUnreadable {
		t.Errorf("a photo that is gone: %v", err)
	}
}

func TestLinksThatLeadNowhereAreTold(t *testing.T) {
	dir := lay(t, map[string]string{"sub/x": ""})
	for name, target := range map[string]string{"1-gone.jpg": "nowhere", "2-loop.jpg": "2-loop.jpg", "3-folder.jpg": "sub", "notes.txt": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	files, _, err := ListPhotos(dir)
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v; want the two links named as photos", files, err)
	}
	for _, f := range files {
		if _, err := f.Read(); codeOf(err) != PhotoUnreadable {
			t.Errorf("%s: %v, want %s", f.Name, err, PhotoUnreadable)
		}
	}
}

func TestListPhotosKeepsToItsLimit(t *testing.T) {
	many := map[string]string{}
	for i := range maxPhotos + 3 {
		many[string(rune('a'+i%26))+string(rune('a'+i/26))+".jpg"] = ""
	}
	files, notes, err := ListPhotos(lay(t, many))
	if err != nil || len(files) != maxPhotos || len(notes) != 1 || notes[0].Code != PhotosTooMany {
		t.Errorf("%d files, %v, %v", len(files), notes, err)
	}
}

func TestNaturalOrder(t *testing.T) {
	want := []string{"1.jpg", "01.jpg", "2.jpg", "10.jpg", "a2b.jpg", "A10b.jpg", "a10c.jpg", "图2.jpg", "图11.jpg"}
	got := slices.Clone(want)
	slices.Reverse(got)
	sortNaturally(got, func(s string) string { return s })
	// 01 and 1 have one value: their bytes decide.
	want[0], want[1] = "01.jpg", "1.jpg"
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func write(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestWriteFileIsWholeOrNotAtAll(t *testing.T) {
	dir := lay(t, map[string]string{"page.pdf": "old"})
	path := filepath.Join(dir, "page.pdf")
	broken := errors.New("broken off")
	err := WriteFile(path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return broken })
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want the writer's own error", err)
	}
	expect(t, path, "old")
	if err := WriteFile(path, write("new")); err != nil {
		t.Fatal(err)
	}
	expect(t, path, "new")
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("temporary files are left: %v", entries)
	}
}

func TestWriteFileKeepsRightsAndLinks(t *testing.T) {
	dir := lay(t, map[string]string{"real.pdf": "old"})
	target, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.Chmod(target, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(link, write("new")); err != nil {
		t.Fatal(err)
	}
	expect(t, target, "new")
	if info, _ := os.Stat(target); info.Mode().Perm() != 0o640 {
		t.Errorf("rights are now %o", info.Mode().Perm())
	}
}

func expect(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", filepath.Base(path), got, err, want)
	}
}

func TestCheckOutputs(t *testing.T) {
	dir := lay(t, map[string]string{"in.txt": "", "photos/1.jpg": "", "sub/x": ""})
	in := func(name string) string { return filepath.Join(dir, name) }
	inputs := []string{in("in.txt"), in("photos/1.jpg")}
	link := in("link.pdf")
	if err := os.Symlink(in("in.txt"), link); err != nil {
		link = in("in.txt")
	}
	for _, c := range []struct {
		name    string
		outputs []string
		want    finding.Code
	}{
		{"new files", []string{in("a.pdf"), in("a.png")}, ""},
		{"an old page", []string{in("sub/x")}, ""},
		{"no folder", []string{in("none/a.pdf")}, OutputNoFolder},
		{"a file as a folder", []string{in("in.txt/a.pdf")}, OutputNoFolder},
		{"a folder", []string{in("sub")}, OutputIsFolder},
		{"the manuscript", []string{in("in.txt")}, OutputIsInput},
		{"the manuscript by another way", []string{in("sub/../in.txt")}, OutputIsInput},
		{"a link to the manuscript", []string{link}, OutputIsInput},
		{"a photo", []string{in("a.pdf"), in("photos/1.jpg")}, OutputIsInput},
		{"one file twice", []string{in("a.pdf"), in("sub/../a.pdf")}, OutputTwice},
	} {
		if err := CheckOutputs(c.outputs, inputs); codeOf(err) != c.want || (err != nil) != (c.want != "") {
			t.Errorf("%s: %v, want code %q", c.name, err, c.want)
		}
	}
}

func TestFontFolders(t *testing.T) {
	env := func(name string) string { return "<" + name + ">" }
	for _, system := range []string{"linux", "darwin", "windows"} {
		if dirs := fontFolders(system, "", env); len(dirs) < 2 {
			t.Errorf("%s: %q", system, dirs)
		}
	}
	got := fontFolders("linux", "/home/ed", env)
	if !slices.Contains(got, "/home/ed/.fonts") || !slices.Contains(got, "/usr/share/fonts") {
		t.Errorf("linux: %q", got)
	}
	if _, err := OpenFontFolder(filepath.Join(t.TempDir(), "none")); codeOf(err) != FontsNotFolder {
		t.Errorf("a font folder that is not there: %v", err)
	}
}
