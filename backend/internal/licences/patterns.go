package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
)

// patternsFile carries its notice as a comment at its head.
const patternsFile = "backend/typeset/patterns/hyph-en-us.tex"

var patternsVersion = regexp.MustCompile(`(?m)^version: (.+)$`)

// patternParts are the hyphenation patterns.
func patternParts(root string) ([]part, error) {
	text, err := readText(filepath.Join(root, patternsFile))
	if err != nil {
		return nil, err
	}
	notice := commentAtHead(text)
	if identify(notice) == "" {
		return nil, fmt.Errorf("%s: the notice at its head is not the one that is known", patternsFile)
	}
	p := part{name: "hyph-utf8: American English", kind: "data", licence: identify(notice), texts: []string{notice}}
	if v := patternsVersion.FindStringSubmatch(notice); v != nil {
		p.version = v[1]
	}
	return []part{p}, nil
}

// commentAtHead returns the lines that a TeX file begins with, without their
// percent signs.
func commentAtHead(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		comment, isComment := strings.CutPrefix(line, "%")
		if !isComment {
			break
		}
		lines = append(lines, strings.TrimPrefix(comment, " "))
	}
	return tidy(strings.Join(lines, "\n"))
}
