package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// build is one way in which the program is built.
type build struct {
	system, arch, cgo, tags string
}

// builds together hold every module that ships. Some are needed on one system
// only, and the window has its own.
var builds = []build{
	{"linux", "amd64", "0", ""},
	{"linux", "arm64", "0", ""},
	{"linux", "amd64", "1", "desktop,production,webkit2_41"},
	{"windows", "amd64", "0", ""},
	{"windows", "amd64", "0", "desktop,production"},
	{"darwin", "arm64", "1", ""},
	{"darwin", "arm64", "1", "desktop,production"},
}

// listed is the part of go list's answer that is needed here.
type listed struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// module is a Go module of the program, and the folders of it that ship.
type module struct {
	path, version, dir string
	folders            map[string]bool
}

// goParts are Go itself and the modules of all builds.
func goParts(root string) ([]part, error) {
	self, err := goItself(root)
	if err != nil {
		return nil, err
	}
	modules, err := listModules(root)
	if err != nil {
		return nil, err
	}
	parts := []part{self}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		p, err := modules[path].part()
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// goItself is the runtime and the standard library.
func goItself(root string) (part, error) {
	raw, err := goTool(root, build{}, "env", "GOROOT", "GOVERSION")
	if err != nil {
		return part{}, err
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(raw)), "\n")
	return module{path: "Go", version: strings.TrimPrefix(version, "go"), dir: goroot}.part()
}

func listModules(root string) (map[string]module, error) {
	modules := map[string]module{}
	for _, b := range builds {
		raw, err := goTool(root, b, "list", "-deps", "-tags", b.tags, "-json=Dir,Standard,Module", ".")
		if err != nil {
			return nil, err
		}
		if err := addListed(modules, raw); err != nil {
			return nil, err
		}
	}
	return modules, nil
}

// addListed takes in what go list says of one build.
func addListed(modules map[string]module, raw []byte) error {
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("the answer of go list: %w", err)
		}
		if l.Standard || l.Module == nil || l.Module.Main {
			continue
		}
		m, ok := modules[l.Module.Path]
		if !ok {
			m = module{l.Module.Path, l.Module.Version, l.Module.Dir, map[string]bool{}}
			modules[m.path] = m
		}
		m.add(l.Dir)
	}
}

// add notes a package's folder and those above it: a licence holds for what
// lies beneath.
func (m module) add(folder string) {
	for strings.HasPrefix(folder, m.dir+string(filepath.Separator)) {
		m.folders[folder] = true
		folder = filepath.Dir(folder)
	}
}

func (m module) part() (part, error) {
	if m.dir == "" {
		return part{}, fmt.Errorf("the Go module %s %s is not on this machine: run go mod download", m.path, m.version)
	}
	files, err := licenceFiles(m.dir)
	if err != nil {
		return part{}, err
	}
	if !hasGrant(files) {
		return part{}, fmt.Errorf("the Go module %s %s has no licence file in %s", m.path, m.version, m.dir)
	}
	p := part{name: m.path, version: m.version, kind: "go", texts: textsOf(files)}
	ids := []string{identifyFolder(files)}
	for _, folder := range slices.Sorted(maps.Keys(m.folders)) {
		files, err := licenceFiles(folder)
		if err != nil {
			return part{}, err
		}
		p.texts = append(p.texts, textsOf(files)...)
		if hasGrant(files) {
			ids = append(ids, identifyFolder(files))
		}
	}
	p.licence = together(ids)
	return p, nil
}

// goTool runs the go command in root, as if on the build's system.
func goTool(root string, b build, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = os.Environ()
	if b.system != "" {
		cmd.Env = append(cmd.Env, "GOOS="+b.system, "GOARCH="+b.arch, "CGO_ENABLED="+b.cgo)
	}
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	raw, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, trouble.Bytes())
	}
	return raw, nil
}
