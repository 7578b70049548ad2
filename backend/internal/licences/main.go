// Command licences writes what the About dialog shows: everything that ships
// in the program, with its version, its licence and the texts that must go
// with every copy. It runs from the project's folder, needs the Go modules and
// the npm packages to be there, and asks no network.
//
// Five sources are read, each in a file of its own: the program's LICENSE, the
// Go modules of every build (modules.go), the npm packages of the editor
// (packages.go), the faces (faces.go) and data with a licence of its own
// (patterns.go). A part without a licence ends the run: nothing ships unnamed.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", "", "the file to write; without it, standard output")
	flag.Parse()
	if err := run(".", *out); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(root, out string) error {
	l, err := gather(root)
	if err != nil {
		return err
	}
	raw, err := l.encode()
	if err != nil {
		return err
	}
	if out == "" {
		_, err = os.Stdout.Write(raw)
		return err
	}
	return replace(out, raw)
}

// replace writes a file under another name first: a run that is cut short must
// not leave half a file that looks finished.
func replace(file string, raw []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	part := file + ".part"
	if err := os.WriteFile(part, raw, 0o644); err != nil {
		return err
	}
	return os.Rename(part, file)
}

// gather reads all sources of the project whose folder is root.
func gather(root string) (*licences, error) {
	program, err := ownLicence(root)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, read := range []func(root string) ([]part, error){goParts, npmParts, faceParts, patternParts, avifParts} {
		found, err := read(root)
		if err != nil {
			return nil, err
		}
		parts = append(parts, found...)
	}
	return assemble(program, parts), nil
}

func ownLicence(root string) (part, error) {
	text, err := readText(filepath.Join(root, "LICENSE"))
	return part{name: "Broadsheet", licence: identify(text), texts: []string{text}}, err
}
