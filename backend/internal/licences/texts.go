package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	// grantName matches files that grant the licence.
	grantName = regexp.MustCompile(`(?i)^(un)?licen[sc]es?([-._].*)?$|^copying([-._].*)?$`)
	// companionName matches what goes with a grant but grants nothing alone.
	companionName = regexp.MustCompile(`(?i)^(notices?|copyright|copyrightnotice|patents|third-?party-?notices?)([-._].*)?$`)
	// sourceName matches code and data that only speak of licences.
	sourceName = regexp.MustCompile(`(?i)\.(go|[cm]?[jt]sx?|json|ya?ml|map|sh|py)$`)
)

// licenceFile is one file of a folder, tidied.
type licenceFile struct {
	text    string
	isGrant bool
}

// licenceFiles reads the licence files that lie in a folder, by their names.
func licenceFiles(folder string) ([]licenceFile, error) {
	entries, err := os.ReadDir(folder) // sorted
	if err != nil {
		return nil, err
	}
	var found []licenceFile
	for _, e := range entries {
		if !e.Type().IsRegular() || !isLicenceName(e.Name()) {
			continue
		}
		text, err := readText(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		found = append(found, licenceFile{text, grantName.MatchString(e.Name())})
	}
	return found, nil
}

func isLicenceName(name string) bool {
	return (grantName.MatchString(name) || companionName.MatchString(name)) && !sourceName.MatchString(name)
}

func readText(file string) (string, error) {
	raw, err := os.ReadFile(file)
	return tidy(string(raw)), err
}

// tidy makes texts that differ only in line ends, and in white space at the
// ends of lines and of the text, equal.
func tidy(text string) string {
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\f\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func textsOf(files []licenceFile) []string {
	var texts []string
	for _, f := range files {
		texts = append(texts, f.text)
	}
	return texts
}

func hasGrant(files []licenceFile) bool { return len(grantsOf(files)) > 0 }

func grantsOf(files []licenceFile) []string {
	var texts []string
	for _, f := range files {
		if f.isGrant {
			texts = append(texts, f.text)
		}
	}
	return texts
}
