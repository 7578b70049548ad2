package store

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/backend/finding"
)

func filePhoto(name, content string) FilePhoto {
	data := []byte(content)
	return FilePhoto{ID: contentID(data), Name: name, Read: func() ([]byte, error) { return data, nil }}
}

func sampleFile() File {
	return File{
		Title: "头版 “A”", Revision: 42, Program: "broadsheet test",
		Document: []byte(`{"pages":[]}`), History: []byte(`{"entries":[]}`),
		Photos: []FilePhoto{filePhoto("b.JPG", "second"), filePhoto("a 一.png", "first"), filePhoto("x/../../etc", "third"), filePhoto("again.jpg", "second")},
	}
}

func saved(t testing.TB, f File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := SaveFile(&out, f); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readBytes(raw []byte) (File, error) { return ReadFile(bytes.NewReader(raw), int64(len(raw))) }

func TestFileGivesBackWhatWasSaved(t *testing.T) {
	want := sampleFile()
	raw := saved(t, want)
	if !bytes.Equal(raw, saved(t, want)) {
		t.Error("the same file has other bytes the second time")
	}
	got, err := readBytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != want.Title || got.Revision != want.Revision || !bytes.Equal(got.Document, want.Document) || !bytes.Equal(got.History, want.History) {
		t.Errorf("%+v", got)
	}
	if len(got.Photos) != 3 {
		t.Fatalf("%d photos, want 3", len(got.Photos))
	}
	names := map[string]string{}
	for _, p := range got.Photos {
		data, err := p.Read()
		if err != nil || contentID(data) != p.ID {
			t.Errorf("%s: %v", p.Name, err)
		}
		names[p.Name] = string(data)
	}
	if names["a 一.png"] != "first" || names["x/../../etc"] != "third" {
		t.Errorf("%v", names)
	}
	got.Program = want.Program
	if !bytes.Equal(raw, saved(t, got)) {
		t.Error("saved again, the file differs")
	}
}

func TestFileWithoutHistoryOrPhotos(t *testing.T) {
	got, err := readBytes(saved(t, File{Document: []byte("{}")}))
	if err != nil || got.History != nil || len(got.Photos) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestSavingStopsAtAPhotoThatIsNotItself(t *testing.T) {
	f := sampleFile()
	f.Photos[0].Read = func() ([]byte, error) { return []byte("other"), nil }
	wantCode(t, SaveFile(io.Discard, f), OriginalDamaged)
	f.Photos[0].Read = func() ([]byte, error) { return nil, io.ErrClosedPipe }
	if err := SaveFile(io.Discard, f); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

func TestVersion0Migrates(t *testing.T) {
	f, err := ReadFileAt(filepath.Join("testdata", "version0.broadsheet"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Title != "旧版头条" || f.Revision != 1 || f.History != nil || string(f.Document) != `{"pages":[{"frames":[]}]}` {
		t.Errorf("%+v", f)
	}
	want := map[string]string{"one.jpg": "a photo", "two copy.png": "another photo"}
	if len(f.Photos) != len(want) {
		t.Fatalf("%d photos", len(f.Photos))
	}
	for _, p := range f.Photos {
		if data, err := p.Read(); err != nil || string(data) != want[p.Name] || contentID(data) != p.ID {
			t.Errorf("%s: %q, %v", p.Name, data, err)
		}
	}
	again, err := readBytes(saved(t, f))
	if err != nil || len(again.Photos) != 2 {
		t.Errorf("saved as the present version: %+v, %v", again, err)
	}
}

// entry is one of a zip made by hand.
type entry struct{ name, data string }

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// manifestWith returns a sound manifest for the document {} with changes.
func manifestWith(t testing.TB, changes map[string]any) entry {
	t.Helper()
	m := map[string]any{"format": "broadsheet", "version": 1, "title": "t", "revision": 1, "document": digest([]byte("{}")), "photos": []any{}}
	for key, value := range changes {
		if m[key] = value; value == nil {
			delete(m, key)
		}
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return entry{manifestPart, string(raw)}
}

func TestForeignAndHostileFilesEndInAMessage(t *testing.T) {
	doc, sound := entry{documentPart, "{}"}, manifestWith(t, nil)
	photoID := contentID([]byte("p"))
	withPhoto := manifestWith(t, map[string]any{"photos": []any{map[string]any{"id": photoID, "name": "p.jpg", "part": photoFolder + string(photoID) + ".jpg"}}})
	tooManyEntries := []entry{sound, doc}
	for range maxFileEntries {
		tooManyEntries = append(tooManyEntries, entry{"photos/x", ""})
	}
	for name, c := range map[string]struct {
		raw  []byte
		code finding.Code
	}{
		"empty":            {nil, FileNotBroadsheet},
		"a text":           {[]byte("not a zip at all"), FileNotBroadsheet},
		"cut in the head":  {saved(t, sampleFile())[:100], FileIncomplete},
		"cut at the end":   {saved(t, sampleFile())[:600], FileIncomplete},
		"another zip":      {zipOf(t, entry{"word/document.xml", "<x/>"}), FileHostile},
		"a zip of nothing": {zipOf(t), FileIncomplete},
		"another format":   {zipOf(t, manifestWith(t, map[string]any{"format": "x"}), doc), FileNotBroadsheet},
		"newer":            {zipOf(t, manifestWith(t, map[string]any{"version": 2, "program": "broadsheet 9"}), doc), FileNewer},
		"no version":       {zipOf(t, manifestWith(t, map[string]any{"version": nil}), doc), FileDamaged},
		"version below 0":  {zipOf(t, manifestWith(t, map[string]any{"version": -1}), doc), FileDamaged},
		"unknown field":    {zipOf(t, manifestWith(t, map[string]any{"surprise": 1}), doc), FileDamaged},
		"manifest no JSON": {zipOf(t, entry{manifestPart, "{"}, doc), FileDamaged},
		"no manifest":      {zipOf(t, doc), FileIncomplete},
		"no document":      {zipOf(t, sound), FileIncomplete},
		"wrong document":   {zipOf(t, sound, entry{documentPart, "[]"}), FileDamaged},
		"document no JSON": {zipOf(t, manifestWith(t, map[string]any{"document": digest([]byte("{"))}), entry{documentPart, "{"}), FileDamaged},
		"no photo":         {zipOf(t, withPhoto, doc), FileIncomplete},
		"unknown entry":    {zipOf(t, sound, doc, entry{"photos/x.jpg", "p"}), FileHostile},
		"twice":            {zipOf(t, sound, doc, doc), FileHostile},
		"path up":          {zipOf(t, sound, doc, entry{"../evil", "x"}), FileHostile},
		"path up in part":  {zipOf(t, sound, doc, entry{"photos/../evil", "x"}), FileHostile},
		"absolute path":    {zipOf(t, sound, doc, entry{"/etc/passwd", "x"}), FileHostile},
		"backslash":        {zipOf(t, sound, doc, entry{`..\evil`, "x"}), FileHostile},
		"manifest names another place": {zipOf(t, manifestWith(t, map[string]any{"photos": []any{
			map[string]any{"id": photoID, "name": "p", "part": documentPart},
		}}), doc), FileDamaged},
		"id no hash": {zipOf(t, manifestWith(t, map[string]any{"photos": []any{
			map[string]any{"id": "../../x", "name": "p", "part": "photos/../../x.bin"},
		}}), doc), FileDamaged},
		"too many entries": {zipOf(t, tooManyEntries...), FileHostile},
		"a bomb":           {zipOf(t, entry{manifestPart, strings.Repeat(" ", maxManifestPart+1)}, doc), FileTooLarge},
		"a bomb that lies": {lyingBomb(t), FileDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readBytes(c.raw)
			wantCode(t, err, c.code)
		})
	}
}

// lyingBomb says that its manifest is short and unpacks to far more.
func lyingBomb(t testing.TB) []byte {
	t.Helper()
	long := bytes.Repeat([]byte(" "), 8<<20)
	raw := zipOf(t, entry{manifestPart, string(long)})
	at := bytes.LastIndex(raw, []byte("PK\x01\x02"))
	copy(raw[at+16:], []byte{0, 0, 0, 0}) // CRC
	copy(raw[at+24:], []byte{10, 0, 0, 0})
	return raw
}

func TestAPhotoChangedInTheFileIsNotGivenOut(t *testing.T) {
	raw := saved(t, sampleFile())
	raw = bytes.ReplaceAll(raw, []byte("second"), []byte("SECOND"))
	raw = bytes.ReplaceAll(raw, crcOf("second"), crcOf("SECOND"))
	f, err := readBytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	damagedOnes := 0
	for _, p := range f.Photos {
		if _, err := p.Read(); err != nil {
			wantCode(t, err, FileDamaged)
			damagedOnes++
		}
	}
	if damagedOnes != 1 {
		t.Errorf("%d photos are damaged, want 1", damagedOnes)
	}
}

// crcOf is a checksum as it stands in a zip.
func crcOf(s string) []byte {
	sum := crc32.ChecksumIEEE([]byte(s))
	return []byte{byte(sum), byte(sum >> 8), byte(sum >> 16), byte(sum >> 24)}
}

func TestFileThatCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	_, err := ReadFileAt(filepath.Join(dir, "none.broadsheet"))
	wantCode(t, err, FileUnreadable)
	_, err = ReadFileAt(dir)
	wantCode(t, err, FileUnreadable)
	path := filepath.Join(dir, "x.broadsheet")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = ReadFileAt(path)
	if f := wantCode(t, err, FileNotBroadsheet); f.Place.File != path {
		t.Errorf("the place is %q", f.Place.File)
	}
}

// Any bytes end in a message or in a file that survives saving.
func FuzzReadFile(f *testing.F) {
	f.Add(saved(f, sampleFile()))
	f.Add(saved(f, File{Document: []byte("{}")}))
	if old, err := os.ReadFile(filepath.Join("testdata", "version0.broadsheet")); err == nil {
		f.Add(old)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := readBytes(raw)
		if err != nil {
			if _, ok := finding.FromError(err); !ok {
				t.Fatalf("no finding: %v", err)
			}
			return
		}
		for _, p := range file.Photos {
			if _, err := p.Read(); err != nil {
				return
			}
		}
		again, err := readBytes(saved(t, file))
		if err != nil || again.Title != strings.ToValidUTF8(file.Title, "\uFFFD") || !bytes.Equal(again.Document, file.Document) {
			t.Fatalf("saved again: %v", err)
		}
	})
}
