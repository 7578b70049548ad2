package finding

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestPlace(t *testing.T) {
	for want, p := range map[string]Place{
		"":                         {},
		"report.txt":               {File: "report.txt"},
		"report.txt:12":            {File: "report.txt", Line: 12},
		":12":                      {Line: 12},
		"p. 2":                     {Page: 2, Frame: "f", Block: "b"},
		"report.txt:3, p. 2, “渠水”": {File: "report.txt", Line: 3, Page: 2, Excerpt: "渠水"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestTextAndMessage(t *testing.T) {
	f := New(Note, "compose.continued", Place{File: "a.txt"}, "pages", "3")
	for lang, want := range map[string]string{"zh": "3", "en": "3", "fr": "over 3 pages"} {
		if got := f.Text(lang); !strings.Contains(got, want) || strings.Contains(got, "{") {
			t.Errorf("%s: %q", lang, got)
		}
	}
	if got := f.Message("en"); !strings.HasPrefix(got, "a.txt: ") {
		t.Errorf("message %q", got)
	}
	f.Place = Place{}
	if f.Message("zh") != f.Text("zh") {
		t.Errorf("message without a place: %q", f.Message("zh"))
	}
	if got := New(Note, "nobody.knows", Place{}).Text("zh"); got != "nobody.knows" {
		t.Errorf("an unknown code reads %q", got)
	}
}

// TestParamsAreNotReadAgain holds that a value which looks like another
// parameter stays what it is.
func TestParamsAreNotReadAgain(t *testing.T) {
	f := New(Note, "compose.continued", Place{}, "pages", "{other}", "other", "x")
	for range 20 {
		if got := f.Text("en"); !strings.Contains(got, "{other}") {
			t.Fatalf("the value was read as a parameter: %q", got)
		}
	}
}

func TestNew(t *testing.T) {
	f := New(Warning, "a.b", Place{Line: 1}, "k", "v", "left over")
	if want := (Finding{Warning, "a.b", Params{"k": "v"}, Place{Line: 1}}); !reflect.DeepEqual(f, want) {
		t.Errorf("%+v, want %+v", f, want)
	}
}

func TestStopAndFromError(t *testing.T) {
	err := fmt.Errorf("composing: %w", Stop("compose.no-text", Place{File: "a.txt"}))
	f, ok := FromError(err)
	if !ok || f.Severity != Fault || f.Code != "compose.no-text" || !strings.Contains(err.Error(), "a.txt: ") {
		t.Errorf("%+v, %v: %v", f, ok, err)
	}
	if _, ok := FromError(errors.New("other")); ok {
		t.Error("a finding in an error that has none")
	}
}

func TestSort(t *testing.T) {
	at := func(s Severity, code Code, file string, line, page int) Finding {
		return Finding{Severity: s, Code: code, Place: Place{File: file, Line: line, Page: page}}
	}
	want := []Finding{
		at(Fault, "z", "z", 9, 9), at(Warning, "a", "a", 1, 1), at(Warning, "a", "b", 1, 1), at(Warning, "a", "b", 2, 1),
		at(Warning, "a", "b", 2, 2), at(Warning, "b", "b", 2, 2), at(Note, "a", "", 0, 0),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	if Sort(got); !reflect.DeepEqual(got, want) {
		t.Errorf("sorted: %+v", got)
	}
}

func TestSeverityAsText(t *testing.T) {
	for s, want := range map[Severity]string{Note: `"note"`, Warning: `"warning"`, Fault: `"error"`} {
		raw, err := json.Marshal(s)
		var back Severity
		if err != nil || string(raw) != want || json.Unmarshal(raw, &back) != nil || back != s {
			t.Errorf("%v: %s, back %v (%v)", s, raw, back, err)
		}
	}
	var s Severity
	if err := json.Unmarshal([]byte(`"grave"`), &s); err == nil {
		t.Error("an unknown severity was read")
	}
}

var parameter = regexp.MustCompile(`\{[^{}]*\}`)

// TestCataloguesAgree holds that each file has a twin in every language with
// the same keys, the same parameters and no empty text.
func TestCataloguesAgree(t *testing.T) {
	files, err := fs.Glob(catalogueFiles, "catalogue/*.zh.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogues: %v", err)
	}
	all, _ := fs.Glob(catalogueFiles, "catalogue/*.yaml")
	if len(all) != len(files)*len(Languages) {
		t.Errorf("%d files for %d domains in %d languages: %v", len(all), len(files), len(Languages), all)
	}
	for _, file := range files {
		domain := strings.TrimSuffix(file, ".zh.yaml")
		zh := readCatalogue(t, file)
		for _, lang := range Languages {
			compareTexts(t, zh, readCatalogue(t, domain+"."+lang+".yaml"), domain+"."+lang)
		}
	}
}

func compareTexts(t *testing.T, zh, other map[string]string, name string) {
	t.Helper()
	for key := range other {
		if _, ok := zh[key]; !ok {
			t.Errorf("%s: %s is not in the Chinese catalogue", name, key)
		}
	}
	for key, text := range zh {
		theirs, ok := other[key]
		if !ok || strings.TrimSpace(theirs) == "" {
			t.Errorf("%s: %s has no text", name, key)
			continue
		}
		if a, b := parametersOf(text), parametersOf(theirs); !slices.Equal(a, b) {
			t.Errorf("%s: %s names %v, in Chinese %v", name, key, b, a)
		}
	}
}

func parametersOf(text string) []string {
	names := parameter.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func readCatalogue(t *testing.T, file string) map[string]string {
	t.Helper()
	raw, err := fs.ReadFile(catalogueFiles, file)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := yaml.Unmarshal(raw, &texts); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return texts
}

func TestHasText(t *testing.T) {
	if !HasText("zh", "compose.no-text") || HasText("zh", "compose.none") || HasText("fr", "compose.no-text") {
		t.Error("the texts of compose.no-text, or of codes and languages that are not there")
	}
}

// TestAReasonIsToldInItsLanguage holds that a value which is a code is told by
// its text, with the values of the finding around it.
func TestAReasonIsToldInItsLanguage(t *testing.T) {
	f := New(Fault, "desk.edit-refused", Place{}, "reason", "document.gone", "kind", "block", "id", "b7")
	for lang, want := range map[string]string{"zh": "b7 已不在文档里", "en": "b7"} {
		if got := f.Text(lang); !strings.Contains(got, want) || strings.Contains(got, "{") || strings.Contains(got, "document.gone") {
			t.Errorf("%s: %s", lang, got)
		}
	}
}
