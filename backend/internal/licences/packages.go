package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// locked is what package-lock.json says of one package.
type locked struct {
	Version     string
	Dev         bool
	DevOptional bool
	OS, CPU     []string
}

// ships reports whether a package may end in the bundle: it is no tool of the
// tests or of building, and no program for one system.
func (l locked) ships() bool {
	return !l.Dev && !l.DevOptional && len(l.OS) == 0 && len(l.CPU) == 0
}

// npmParts are the packages that the editor is bundled from.
func npmParts(root string) ([]part, error) {
	frontend := filepath.Join(root, "frontend")
	var lock struct{ Packages map[string]locked }
	if err := readJSON(filepath.Join(frontend, "package-lock.json"), &lock); err != nil {
		return nil, err
	}
	var parts []part
	for _, path := range slices.Sorted(maps.Keys(lock.Packages)) {
		l := lock.Packages[path]
		if path == "" || !l.ships() {
			continue
		}
		p, err := npmPart(filepath.Join(frontend, path), packageName(path), l.Version)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// packageName is the name in "node_modules/a/node_modules/@b/c": @b/c.
func packageName(path string) string {
	const folder = "node_modules/"
	return path[strings.LastIndex(path, folder)+len(folder):]
}

func npmPart(folder, name, version string) (part, error) {
	files, err := licenceFiles(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return part{}, fmt.Errorf("the npm package %s %s is not installed: run scripts/frontend.sh packages", name, version)
	} else if err != nil {
		return part{}, err
	}
	var m manifest
	if err := readJSON(filepath.Join(folder, "package.json"), &m); err != nil {
		return part{}, err
	}
	p := part{name: name, version: version, kind: "npm", licence: m.spdx(), texts: textsOf(files)}
	switch {
	case hasGrant(files) && p.licence == "":
		p.licence = identifyFolder(files)
	case !hasGrant(files) && p.licence == "":
		return part{}, fmt.Errorf("the npm package %s %s has no licence file, and its package.json names no licence", name, version)
	case !hasGrant(files):
		p.declared, p.author = true, m.author()
	}
	return p, nil
}

// manifest is the part of a package.json that is needed here.
type manifest struct {
	License json.RawMessage // "MIT", or of old {"type": "MIT"}
	Author  json.RawMessage // "Name <address>", or {"name": …}
}

var spdxForm = regexp.MustCompile(`^\(?[A-Za-z0-9][\w.+-]*( (OR|AND|WITH) [A-Za-z0-9][\w.+-]*)*\)?$`)

// spdx is the declared licence, where it has the form of an SPDX expression.
func (m manifest) spdx() string {
	said := stringOr(m.License, "type")
	if said == "UNLICENSED" || !spdxForm.MatchString(said) {
		return ""
	}
	return strings.Trim(said, "()")
}

func (m manifest) author() string { return stringOr(m.Author, "name") }

// stringOr reads a string, or the string of that key in an object.
func stringOr(raw json.RawMessage, key string) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var object map[string]any
	_ = json.Unmarshal(raw, &object) // neither: nothing is said
	s, _ = object[key].(string)
	return s
}

func readJSON(file string, to any) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, to); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
