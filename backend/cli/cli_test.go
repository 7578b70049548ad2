package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"done", nil, 0},
		{"input", finding.Stop(store.ManuscriptMissing, finding.Place{}), 2},
		{"wrapped input", fmt.Errorf("reading: %w", finding.Stop(desk.BadDate, finding.Place{})), 2},
		{"output", finding.Stop(store.OutputNoFolder, finding.Place{}), 1},
		{"no fonts", finding.Stop(desk.NoFaces, finding.Place{}), 1},
		{"usage", usageError{"?"}, 1},
		{"interrupted", context.Canceled, 1},
		{"fault", errors.New("anything"), 1},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args string
		env  map[string]string
		want string
	}{
		{"", nil, "en"},
		{"", map[string]string{"LANG": "zh_CN.UTF-8"}, "zh"},
		{"", map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"},
		{"", map[string]string{"LANG": "de_DE", "LC_MESSAGES": "zh_TW"}, "zh"},
		{"compose a.txt --lang zh", nil, "zh"},
		{"compose --lang=en a.txt", map[string]string{"LANG": "zh_CN"}, "en"},
		{"compose -- --lang zh", nil, "en"},
		{"compose --lang", nil, "en"},
	} {
		getenv := func(name string) string { return c.env[name] }
		if got := language(strings.Fields(c.args), getenv); got != c.want {
			t.Errorf("%q %v: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}

// TestWordsAreComplete holds that both languages have the same texts with the
// same parameters, and that the program asks for no other and no fewer.
func TestWordsAreComplete(t *testing.T) {
	zh, en := wordsFor("zh").texts, wordsFor("en").texts
	keys := slices.Sorted(maps.Keys(zh))
	if other := slices.Sorted(maps.Keys(en)); !slices.Equal(keys, other) {
		t.Errorf("the languages differ:\nzh %q\nen %q", keys, other)
	}
	parameter := regexp.MustCompile(`\{\w+\}`)
	for _, key := range keys {
		a, b := parameter.FindAllString(zh[key], -1), parameter.FindAllString(en[key], -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: parameters %q in zh, %q in en", key, a, b)
		}
	}
	used := keysInSources(t)
	for _, key := range keys {
		if !used[key] && !strings.HasPrefix(key, "step-") {
			t.Errorf("nobody says %q", key)
		}
		delete(used, key)
	}
	for key := range used {
		t.Errorf("%q has no text", key)
	}
}

// keysInSources finds the keys in say("key") and in the call that names one.
func keysInSources(t *testing.T) map[string]bool {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.go", "../window/*.go", "../../shell_*.go"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	call := regexp.MustCompile(`(?:[sS]ay\(|confirm\(|oneArgument\(words, )"([a-z-]+[a-z])"`)
	about := regexp.MustCompile(`fileCommand\(words, "([a-z]+)[^"]*", "([a-z-]+)"`)
	out := map[string]bool{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range call.FindAllStringSubmatch(string(raw), -1) {
			out[m[1]] = true
		}
		for _, m := range about.FindAllStringSubmatch(string(raw), -1) {
			out[m[1]+"-short"], out[m[1]+"-long"], out[m[1]+"-example"], out[m[2]] = true, true, true, true
		}
	}
	return out
}

func TestPageList(t *testing.T) {
	for in, want := range map[string]string{"": "[]", "1": "[0]", "1,3-4": "[0 2 3]", " 2 - 3 , 1": "[1 2 0]"} {
		if got, ok := pageList(in); !ok || fmt.Sprint(got) != want {
			t.Errorf("%q: %v %v, want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"0", "-1", "3-2", "a", "1,,2", "1-99999999", ","} {
		if got, ok := pageList(in); ok {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestOutputNames(t *testing.T) {
	for in, want := range map[string]string{
		"report.txt": "report.pdf", "a/b/稿件.docx": "稿件.pdf", "no-extension": "no-extension.pdf", "a.b.md": "a.b.pdf",
	} {
		if got := defaultPDF(in); got != want {
			t.Errorf("defaultPDF(%q) = %q, want %q", in, got, want)
		}
	}
	o := outputs{pdf: "out/page.pdf", png: "proof.png", report: "r.json"}
	want := []string{"out/page.pdf", "proof.png", "proof.p2.png", "out/page.alt-2.pdf", "proof.alt-2.png", "r.json"}
	if got := o.files([]int{2, 1}); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSummary(t *testing.T) {
	at := finding.Place{File: "a.txt", Line: 3}
	findings := []finding.Finding{
		finding.New(finding.Fault, desk.RenditionFailed, at, "reason", "gone"),
		finding.New(finding.Warning, desk.CaptionInText, at),
		finding.New(finding.Note, desk.PhotoTwice, at, "first", "b.jpg"),
		finding.New(finding.Note, desk.PhotoTwice, at, "first", "c.jpg"),
	}
	for _, c := range []struct {
		quiet bool
		want  []string
	}{
		{false, []string{"error: a.txt:3: ", "warning: a.txt:3: ", "notes: 2 more"}},
		{true, []string{"error: a.txt:3: "}},
	} {
		var out bytes.Buffer
		summarise(&out, findings, wordsFor("en"), c.quiet)
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if len(lines) != len(c.want) {
			t.Errorf("quiet %v:\n%s", c.quiet, out.String())
			continue
		}
		for i, want := range c.want {
			if !strings.HasPrefix(lines[i], want) {
				t.Errorf("quiet %v, line %d: %q, want it to begin with %q", c.quiet, i, lines[i], want)
			}
		}
	}
}

func TestProgressIsOneLineThatGoesAway(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, words: wordsFor("en")}
	p.report(desk.Step{Name: "read"})
	if out.Len() != 0 {
		t.Errorf("shown at once: %q", out.String())
	}
	p.show()
	p.report(desk.Step{Name: "photos", Done: 1, Of: 7})
	p.report(desk.Step{Name: "photos", Done: 2, Of: 7}) // too soon after the last
	p.painted = time.Time{}
	p.report(desk.Step{Name: "photos", Done: 3, Of: 7})
	p.close()
	p.report(desk.Step{Name: "compose"})
	want := clearLine + "reading the manuscript …" + clearLine + "looking at photos 1/7 …" + clearLine + "looking at photos 3/7 …" + clearLine
	if got := out.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestProgressIsSilentWithoutATerminal(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, wordsFor("en"), false)
	p.report(desk.Step{Name: "read"})
	p.show()
	p.close()
	if out.Len() != 0 {
		t.Errorf("wrote %q", out.String())
	}
}
