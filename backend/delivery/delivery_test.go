package delivery

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/finding"
)

func text(name string, kind Kind, content string) Part {
	return Part{name, kind, func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

func gone(name string) Part {
	return Part{name, Original, func(io.Writer) error {
		return finding.Stop("store.original-missing", finding.Place{})
	}}
}

func page() *Delivery {
	return &Delivery{
		Title: "一条河\nffff", Profile: "press", Program: "Broadsheet test", Lang: "zh", Date: time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC),
		Parts: []Part{text("04.pdf", Page, "%PDF"), text("photos/河岸.jpg", Original, "jpeg"), gone("photos/gone.jpg"), text("empty.csv", Captions, "")},
	}
}

// opened are the entries of a zip by name, with the zip itself.
func opened(t *testing.T, d *Delivery) (map[string]string, []byte, []finding.Finding) {
	t.Helper()
	var out bytes.Buffer
	missing, err := d.Zip(&out)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(data)
		if got := f.Modified.UTC(); !got.Equal(zipTime(d.Date)) {
			t.Errorf("%s is of %v", f.Name, got)
		}
	}
	return files, out.Bytes(), missing
}

// TestZip: what cannot be had is missing and told, the rest is there with its
// sum, and the same delivery gives the same bytes.
func TestZip(t *testing.T) {
	files, first, missing := opened(t, page())
	if len(files) != 4 || files["04.pdf"] != "%PDF" || files["photos/河岸.jpg"] != "jpeg" || files["empty.csv"] != "" {
		t.Fatalf("%q", files)
	}
	if len(missing) != 1 || missing[0].Place.File != "photos/gone.jpg" {
		t.Errorf("missing: %+v", missing)
	}
	index := files[indexName]
	for name, content := range files {
		sum := sha256.Sum256([]byte(content))
		if line := hex.EncodeToString(sum[:]) + "  " + name + "\n"; name != indexName && !strings.Contains(index, line) {
			t.Errorf("no line %q in\n%s", line, index)
		}
	}
	if !strings.Contains(index, "gone.jpg") || strings.Contains(index, "  photos/gone.jpg\n") || strings.Contains(index, "\nffff") {
		t.Errorf("index:\n%s", index)
	}
	if _, again, _ := opened(t, page()); !bytes.Equal(first, again) {
		t.Error("the same delivery, other bytes")
	}
	for _, year := range []int{1, 1979, 2108, 9999} {
		d := page()
		d.Date = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		opened(t, d)
	}
}

// TestBroken: a zip whose part broke off is none.
func TestBroken(t *testing.T) {
	d := page()
	d.Parts = append(d.Parts, Part{"late.jpg", Original, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return finding.Stop("store.original-damaged", finding.Place{})
	}})
	if _, err := d.Zip(io.Discard); !errors.Is(err, errHalf) {
		t.Errorf("%v", err)
	}
	if _, err := page().Zip(full{}); err == nil {
		t.Error("a full disk is no error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestEach: what is not taken is told and not in the index.
func TestEach(t *testing.T) {
	var index string
	missing, err := page().Each(func(p Part) error {
		var out strings.Builder
		if p.Name == "04.pdf" {
			return finding.Stop("store.output-exists", finding.Place{File: "out/04.pdf"})
		}
		err := p.Write(&out)
		if p.Kind == Index {
			index = out.String()
		}
		return err
	})
	if err != nil || len(missing) != 2 || missing[0].Place.File != "out/04.pdf" {
		t.Fatalf("%+v %v", missing, err)
	}
	if strings.Contains(index, "  04.pdf\n") || !strings.Contains(index, "  photos/河岸.jpg\n") {
		t.Error(index)
	}
}

// TestWords: both languages say the same things.
func TestWords(t *testing.T) {
	zh, en := wordsIn("zh"), wordsIn("en")
	for key := range en {
		if zh[key] == "" {
			t.Errorf("no %s in Chinese", key)
		}
	}
	if len(zh) != len(en) {
		t.Errorf("%d and %d words", len(zh), len(en))
	}
}
