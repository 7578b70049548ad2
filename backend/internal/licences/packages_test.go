package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const lock = `{"packages": {
	"": {"version": "0"},
	"node_modules/@a/b": {"version": "1.0.0"},
	"node_modules/@a/b/node_modules/c": {"version": "2.0.0"},
	"node_modules/bare": {"version": "3.0.0"},
	"node_modules/tool": {"version": "4.0.0", "dev": true},
	"node_modules/types": {"version": "5.0.0", "devOptional": true},
	"node_modules/binary": {"version": "6.0.0", "optional": true, "os": ["aix"]}}}`

func TestNpmParts(t *testing.T) {
	root := lay(t, map[string]string{
		"frontend/package-lock.json":                                   lock,
		"frontend/node_modules/@a/b/package.json":                      `{"license": "(MIT OR CC0-1.0)"}`,
		"frontend/node_modules/@a/b/license-mit":                       mit,
		"frontend/node_modules/@a/b/license-cc0":                       "CC0 1.0 Universal",
		"frontend/node_modules/@a/b/node_modules/c/package.json":       `{}`,
		"frontend/node_modules/@a/b/node_modules/c/LICENSE":            isc,
		"frontend/node_modules/bare/package.json":                      `{"license": {"type": "MIT"}, "author": {"name": "A. Writer"}}`,
		"frontend/node_modules/bare/node_modules/nothing/package.json": `{}`,
	})
	got, err := npmParts(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []part{
		{name: "@a/b", version: "1.0.0", kind: "npm", licence: "MIT OR CC0-1.0", texts: []string{"CC0 1.0 Universal", tidy(mit)}},
		{name: "c", version: "2.0.0", kind: "npm", licence: "ISC", texts: []string{tidy(isc)}},
		{name: "bare", version: "3.0.0", kind: "npm", licence: "MIT", declared: true, author: "A. Writer"},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(part{})); d != "" {
		t.Error(d)
	}
}

func TestNpmErrors(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"not installed", nil, "p 1.0.0 is not installed: run scripts/frontend.sh packages"},
		{"nothing said", map[string]string{"p/package.json": `{}`}, "p 1.0.0 has no licence file, and its package.json names no licence"},
		{"not licensed", map[string]string{"p/package.json": `{"license": "UNLICENSED"}`}, "names no licence"},
		{"elsewhere", map[string]string{"p/package.json": `{"license": "SEE LICENSE IN x"}`}, "names no licence"},
		{"a notice alone", map[string]string{"p/package.json": `{}`, "p/NOTICE": "n"}, "names no licence"},
	} {
		_, err := npmPart(lay(t, c.files)+"/p", "p", "1.0.0")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", c.name, err, c.want)
		}
	}
}
