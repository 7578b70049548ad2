package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

const (
	facesFile = "docs/licences/OFL-1.1.txt"
	// licenceBegins opens the licence, below the copyright lines of all faces.
	licenceBegins = "This Font Software is licensed under"
)

// faceParts are the families of docs/licences/OFL-1.1.txt.
func faceParts(root string) ([]part, error) {
	text, err := readText(filepath.Join(root, facesFile))
	if err != nil {
		return nil, err
	}
	return readFaces(text)
}

// readFaces reads a head of one paragraph for each family (its name, then its
// copyright lines), and the licence below, which they share.
func readFaces(text string) ([]part, error) {
	head, licence, found := strings.Cut(text, licenceBegins)
	if !found {
		return nil, fmt.Errorf("%s: the line %q is missing", facesFile, licenceBegins+" …")
	}
	licence = licenceBegins + licence
	var parts []part
	for paragraph := range strings.SplitSeq(strings.TrimSpace(head), "\n\n") {
		family, copyright, found := strings.Cut(paragraph, "\n")
		if !found {
			continue // the line that opens the list
		}
		parts = append(parts, part{name: family, kind: "font", licence: identify(licence), texts: []string{copyright, licence}})
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("%s names no face", facesFile)
	}
	return parts, nil
}
