package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/backend/font/bundled"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs testdata/*.txtar, which read as the manual of the command
// line. Their commands beside those of testscript:
//
//	broadsheet ARG…        a call that must succeed
//	exits CODE ARG…        a call that must end with this code
//	isPDF FILE             the file begins and ends as a PDF does
//	hasField FILE A.B [V]  the JSON file has the field (with this value)
//	sameFields FILE A B    two fields of the JSON file have one value
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			// The cache and the home of the tester stay out of it.
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("LC_ALL", "")
			env.Setenv("LC_MESSAGES", "")
			return layOldDocuments(env.WorkDir)
		},
		Condition: func(name string) (bool, error) {
			if name == "fonts" {
				return len(bundled.Source().Faces()) > 0, nil
			}
			if name == "samples" {
				return hasSamples(), nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "isPDF": isPDF, "hasField": hasField, "sameFields": sameFields,
			"serves": serves, "fetches": fetches, "ends": ends,
			"samples": samples, "exports": exports, "layPhotos": layPhotos, "listed": listed,
		},
	})
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"broadsheet": func() { os.Exit(Execute(fstest.MapFS{"index.html": {Data: []byte("<!doctype html>editor")}}, nil)) }})
}

// layOldDocuments makes the documents that a script cannot hold: those of old
// word processors, which are known by their first bytes.
func layOldDocuments(dir string) error {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1024)
	var odt bytes.Buffer
	archive := zip.NewWriter(&odt)
	entry, err := archive.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err == nil {
		_, err = entry.Write([]byte("application/vnd.oasis.opendocument.text"))
	}
	errs := []error{err, archive.Close()}
	for name, content := range map[string]string{"old.doc": ole, "old.wps": ole, "old.odt": odt.String()} {
		errs = append(errs, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	return errors.Join(errs...)
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARG…")
	}
	err := ts.Exec("broadsheet", args[1:]...)
	code := 0
	if err != nil {
		// The error of a process says "exit status 2".
		code, _ = strconv.Atoi(strings.TrimPrefix(err.Error(), "exit status "))
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d (%v), want %s", code, err, args[0])
	}
}

func isPDF(ts *testscript.TestScript, neg bool, args []string) {
	data := ts.ReadFile(args[0])
	ok := strings.HasPrefix(data, "%PDF-1.6") && strings.HasSuffix(strings.TrimSpace(data), "%%EOF")
	if ok == neg {
		ts.Fatalf("%s begins with %.12q", args[0], data)
	}
}

func hasField(ts *testscript.TestScript, neg bool, args []string) {
	value, ok := field(ts, args[0], args[1])
	if ok == neg {
		ts.Fatalf("%s: field %s there: %v", args[0], args[1], ok)
	}
	if got := fmt.Sprint(value); len(args) > 2 && got != args[2] {
		ts.Fatalf("%s: %s is %s, want %s", args[0], args[1], got, args[2])
	}
}

func sameFields(ts *testscript.TestScript, neg bool, args []string) {
	a, _ := field(ts, args[0], args[1])
	b, _ := field(ts, args[0], args[2])
	if (fmt.Sprint(a) == fmt.Sprint(b)) == neg {
		ts.Fatalf("%s: %s is %v, %s is %v", args[0], args[1], a, args[2], b)
	}
}

// field finds A.B in a JSON file.
func field(ts *testscript.TestScript, file, path string) (any, bool) {
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &value))
	for _, name := range strings.Split(path, ".") {
		object, ok := value.(map[string]any)
		if !ok {
			return nil, false
		}
		if value, ok = object[name]; !ok {
			return nil, false
		}
	}
	return value, true
}

func TestRunTurnsACrashIntoExitCodeOne(t *testing.T) {
	var stderr bytes.Buffer
	m := Main{Args: []string{"version"}, Stdout: crashing{}, Stderr: &stderr, Getenv: func(string) string { return "" }}
	if code := m.Run(context.Background()); code != exitOther || !strings.Contains(stderr.String(), "has failed") {
		t.Errorf("code %d, stderr %q", code, stderr.String())
	}
}

type crashing struct{}

func (crashing) Write([]byte) (int, error) { panic("out of ink") }
