package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/image/font/sfnt"
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
	parts, err := readFaces(text)
	if err != nil {
		return nil, err
	}
	for i, p := range parts {
		if parts[i].version, err = faceVersion(root, p.name); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// versionNumber is the number in "Version 2.003;hotconv 1.1.1".
var versionNumber = regexp.MustCompile(`\d+(\.\d+)+`)

// faceVersion is what the first file of a family says of itself: files begin
// with the family's name. It is empty where the face is not bundled.
func faceVersion(root, family string) (string, error) {
	pattern := strings.ReplaceAll(family, " ", "") + "*.[ot]tf"
	files, err := filepath.Glob(filepath.Join(root, "backend/font/bundled/files", pattern))
	if err != nil || len(files) == 0 {
		return "", err
	}
	f, err := os.Open(files[0])
	if err != nil {
		return "", err
	}
	defer f.Close()
	face, err := sfnt.ParseReaderAt(f)
	if err != nil {
		return "", fmt.Errorf("%s: %w", files[0], err)
	}
	name, err := face.Name(nil, sfnt.NameIDVersion)
	if err != nil {
		return "", fmt.Errorf("%s names no version: %w", files[0], err)
	}
	return versionNumber.FindString(name), nil
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
