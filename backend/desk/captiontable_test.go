package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/store"
)

// fileOf is a .broadsheet file of a page with two photos, as it is saved.
func fileOf(t *testing.T) store.File {
	t.Helper()
	e := newEditor(t)
	id := e.page()
	file := must[File](e)(e.room.File(context.Background(), id))
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	f, err := store.ReadFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	d := documentOf(t, f)
	d.Photos = append(d.Photos, document.Photo{ID: "0123456789abcdef0123456789abcdef", Name: "岸.jpg", Caption: "旧", Section: -1})
	f.History = nil // it leads to another document
	if f.Document, err = json.Marshal(d); err != nil {
		t.Fatal(err)
	}
	return f
}

func documentOf(t *testing.T, f store.File) *document.Document {
	t.Helper()
	d, err := documentIn(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCaptionsOfAFile(t *testing.T) {
	f := fileOf(t)
	before := documentOf(t, f)
	table := CaptionTable{"说明.csv", []byte("file,caption,people\n岸.jpg,新说明,张三、李四\n")}
	changed, taken, err := ImportFileCaptions(f, table)
	if err != nil || taken.Changed != 1 || len(taken.Findings) > 0 {
		t.Fatalf("%+v, %v", taken, err)
	}
	after := documentOf(t, changed)
	p, _ := after.Photo("0123456789abcdef0123456789abcdef")
	if p.Caption != "新说明" || strings.Join(p.People, "|") != "张三|李四" || changed.Revision != f.Revision+1 {
		t.Errorf("%+v, revision %d", p, changed.Revision)
	}

	// It is one step of the history, and can be undone.
	history, err := document.RestoreHistory(changed.History)
	if err != nil || len(history.Steps()) != 1 || history.Steps()[0].Name != captionsImported {
		t.Fatalf("%v, %v", history, err)
	}
	undo, err := history.PrepareUndo("", 1)
	if err == nil {
		_, err = history.Do(undo)
	}
	if err != nil || jsonOf(t, history.Document()) != jsonOf(t, before.Normal()) {
		t.Errorf("undone it is another document: %v", err)
	}

	// The next one joins the same history.
	again, taken, err := ImportFileCaptions(changed, CaptionTable{"t.csv", []byte("file,credit\n岸.jpg,本报\n")})
	if history, _ := document.RestoreHistory(again.History); err != nil || taken.Changed != 1 || len(history.Steps()) != 2 {
		t.Errorf("%+v, %v, %v", taken, history, err)
	}
}

func TestATableAsItWasLeavesAFileAlone(t *testing.T) {
	f := fileOf(t)
	for _, format := range []string{"csv", "xlsx"} {
		data, err := ExportFileCaptions(f, format, "zh")
		if err != nil {
			t.Fatal(err)
		}
		after, taken, err := ImportFileCaptions(f, CaptionTable{"t." + format, data})
		if err != nil || taken.Changed != 0 || len(taken.Findings) > 0 || !bytes.Equal(after.Document, f.Document) || after.Revision != f.Revision {
			t.Errorf("%s: %+v, %v", format, taken, err)
		}
	}
}
