package main

import (
	"regexp"
	"slices"
	"strings"
)

// wording tells one licence by phrases of its text, in lower case and with
// single spaces: one of any, all of all, none of none.
type wording struct {
	id             string
	any, all, none []string
}

const (
	bsdGrant       = "redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met"
	bsdEndorsement = "endorse or promote products derived from this software without specific prior written permission"
	bsdAdvertising = "all advertising materials mentioning features"
	iscGrant       = "distribute this software for any purpose with or without fee is hereby granted"
	noticeAppears  = "provided that the above copyright notice and this permission notice appear in all copies"
	mitGrant       = "permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files"
	mitNotice      = "copyright notice and this permission notice shall be included in all copies or substantial portions"
	fsfGrant       = "copying and distribution of this file, with or without modification, are permitted in any medium without royalty provided the copyright notice and this notice are preserved"
	fsfDisclaimer  = "this file is offered as-is"
	oldMITGrant    = "permission is hereby granted, without written agreement and without license or royalty fees, to use, copy, modify, and distribute this software"
	oldMITNotice   = "provided that the above copyright notice and the following two paragraphs appear in all copies"
)

var wordings = []wording{
	{id: "0BSD", all: []string{iscGrant}, none: []string{noticeAppears}},
	{id: "Apache-2.0", any: []string{"apache license version 2.0, january 2004", "licensed under the apache license, version 2.0"}},
	{id: "BSD-2-Clause", all: []string{bsdGrant}, none: []string{bsdEndorsement, bsdAdvertising}},
	{id: "BSD-3-Clause", all: []string{bsdGrant, bsdEndorsement}, none: []string{bsdAdvertising}},
	{id: "CC0-1.0", all: []string{"cc0 1.0 universal"}},
	{id: "FSFAP-no-warranty-disclaimer", all: []string{fsfGrant}, none: []string{fsfDisclaimer}},
	{id: "ISC", all: []string{iscGrant, noticeAppears}},
	{id: "MIT", all: []string{mitGrant, mitNotice}},
	{id: "MIT-Modern-Variant", all: []string{oldMITGrant, oldMITNotice}},
	{id: "MPL-2.0", any: []string{"mozilla public license version 2.0", "mozilla public license, version 2.0"}},
	{id: "OFL-1.1", all: []string{"sil open font license version 1.1"}},
	{id: "Unlicense", all: []string{"this is free and unencumbered software released into the public domain"}},
}

// foreign are words of licences that no wording knows. A text that has them
// beside a known one is not the known one alone. The MPL names the GPL itself.
var foreign = []string{"gnu general public license", "gnu lesser general public license", "commons clause", "creative commons attribution", bsdAdvertising}

var spdxLine = regexp.MustCompile(`(?m)^\W*SPDX-License-Identifier:\s*([\w.+() -]+?)\s*$`)

// identify returns the SPDX expression of a licence's text: what the text
// says itself, or the one licence whose wording it has. It never guesses:
// several licences in one text, or none that is known, give "".
func identify(text string) string {
	if said := spdxLine.FindAllStringSubmatch(text, -1); len(said) == 1 {
		return said[0][1]
	}
	plain := plainWords(text)
	var ids []string
	for _, w := range wordings {
		if w.fits(plain) {
			ids = append(ids, w.id)
		}
	}
	if len(ids) != 1 || ids[0] != "MPL-2.0" && containsAny(plain, foreign) {
		return ""
	}
	return ids[0]
}

func (w wording) fits(plain string) bool {
	has := func(phrase string) bool { return strings.Contains(plain, phrase) }
	hasNot := func(phrase string) bool { return !has(phrase) }
	return (len(w.any) == 0 || containsAny(plain, w.any)) &&
		!slices.ContainsFunc(w.all, hasNot) && !slices.ContainsFunc(w.none, has)
}

func containsAny(plain string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(plain, phrase) })
}

// plainWords is a text in lower case, on one line.
func plainWords(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(text)), " ")
}

// together joins the licences of folders that all ship. A folder whose licence
// cannot be told makes the whole untold.
func together(ids []string) string {
	var each []string
	for _, id := range ids {
		if id == "" {
			return ""
		}
		if !slices.Contains(each, id) {
			each = append(each, id)
		}
	}
	if len(each) > 1 {
		for i, id := range each {
			if strings.Contains(id, " OR ") {
				each[i] = "(" + id + ")"
			}
		}
	}
	return strings.Join(each, " AND ")
}

// identifyFolder is the licence of one folder's files. Two grants side by side
// may be a choice or both in force: that is not told.
func identifyFolder(files []licenceFile) string {
	if grants := grantsOf(files); len(grants) == 1 {
		return identify(grants[0])
	}
	return ""
}
