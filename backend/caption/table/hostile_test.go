package table

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/finding"

	"github.com/xuri/excelize/v2"
)

// workbook puts parts in the place of those of a sound workbook.
func workbook(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	sound := write(t, XLSX, "en", photos)
	in, err := zip.NewReader(bytes.NewReader(sound), int64(len(sound)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		if _, ok := parts[f.Name]; !ok {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sheetPart = "xl/worksheets/sheet1.xml"

func sheetOf(rows string) string {
	return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

func TestHostileTables(t *testing.T) {
	wide := `<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>`
	far := `<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>`
	for name, c := range map[string]struct {
		data []byte
		want finding.Code
	}{
		"nothing":        {nil, NoHeader},
		"no table":       {[]byte("only words\n"), NoHeader},
		"a picture":      {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), NoHeader},
		"old workbook":   {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), OldFormat},
		"cut workbook":   {write(t, XLSX, "en", photos)[:900], Unreadable},
		"empty zip":      {[]byte("PK\x03\x04"), Unreadable},
		"bomb":           {workbook(t, map[string]string{sheetPart: sheetOf(strings.Repeat(" ", 20<<20))}), TooLarge},
		"wide row":       {workbook(t, map[string]string{sheetPart: sheetOf(wide)}), TooLarge},
		"row far below":  {workbook(t, map[string]string{sheetPart: sheetOf(far)}), NoHeader},
		"too many bytes": {make([]byte, MostBytes+1), TooLarge},
		"too many rows":  {[]byte("file,caption\n" + strings.Repeat("1.jpg,a\n", maxRows+1)), TooLarge},
	} {
		begin := time.Now()
		_, _, err := Read("t", c.data)
		if f, _ := finding.FromError(err); f.Code != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func TestFormulasOfAWorkbookAreTheirValues(t *testing.T) {
	row := func(n, cells string) string { return `<row r="` + n + `">` + cells + `</row>` }
	text := func(at, s string) string { return `<c r="` + at + `" t="inlineStr"><is><t>` + s + `</t></is></c>` }
	data := workbook(t, map[string]string{sheetPart: sheetOf(row("1", text("A1", "File")+text("B1", "Caption")+text("C1", "Date")) +
		row("2", text("A2", "1.jpg")+`<c r="B2" t="str"><f>A2&amp;"!"</f><v>1.jpg!</v></c><c r="C2"><v>45672</v></c>`))})
	table, _ := read(t, data)
	changes, findings := table.Match([]Entry{entry(1, "")}, isoDay)
	if len(findings) > 0 || len(changes) != 1 || changes[0].Fields.Caption != "1.jpg!" || changes[0].Fields.Date != "2025-01-15" {
		t.Errorf("%+v %v", changes, findings)
	}
}

func TestTextsThatNoCellHolds(t *testing.T) {
	long := []Entry{entry(1, strings.Repeat("字", excelize.TotalCellChars+1))}
	_, err := Write(XLSX, "zh", long)
	if f, _ := finding.FromError(err); f.Code != CellTooLarge || f.Place.File != "1.jpg" {
		t.Error(err)
	}
	table, _ := read(t, write(t, CSV, "zh", long))
	if changes, findings := table.Match(long, isoDay); len(changes)+len(findings) > 0 {
		t.Error(changes, findings)
	}
}

// FuzzRead: whatever a table holds, reading ends in an answer, and what was
// read can be matched.
func FuzzRead(f *testing.F) {
	f.Add(write(f, CSV, "zh", photos))
	f.Add(write(f, XLSX, "en", photos))
	f.Add([]byte("sep=;\nfile;caption\n\"1.jpg;a"))
	f.Add([]byte("\xff\xfef\x00i\x00"))
	f.Add(workbook(f, map[string]string{sheetPart: sheetOf(`<row r="2"><c r="A2" t="s"><v>99</v></c></row>`)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, _, err := Read("t", data)
		if _, ok := finding.FromError(err); err != nil && !ok {
			t.Fatal(err)
		}
		changes, _ := table.Match(photos, isoDay)
		for _, c := range changes {
			if c.Photo < 0 || c.Photo >= len(photos) {
				t.Fatalf("%+v", c)
			}
		}
	})
}
