package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// part is one thing that ships, as a source found it.
type part struct {
	name    string
	version string // empty where the source has none
	kind    string // "go", "npm", "font" or "data"
	licence string // SPDX expression; empty where it cannot be told
	// declared marks a part that carries no text: its licence and its author
	// are what its package.json says.
	declared bool
	author   string
	texts    []string
}

// licences is the file's content. frontend/src/panels/dialogs/licences.ts has
// the same shape.
type licences struct {
	Program program  `json:"program"`
	Entries []entry  `json:"entries"`
	Texts   []string `json:"texts"` // each once
}

type program struct {
	Name      string `json:"name"`
	Copyright string `json:"copyright"` // the first such line of its text
	Licence   string `json:"licence"`
	Texts     []int  `json:"texts"`
}

type entry struct {
	Name       string `json:"name"`
	Version    string `json:"version"`
	Kind       string `json:"kind"`
	Licence    string `json:"licence"`
	IsDeclared bool   `json:"isDeclared,omitempty"`
	Author     string `json:"author,omitempty"`
	Texts      []int  `json:"texts"` // indices into licences.Texts
}

// assemble sorts the parts by kind and name and stores equal texts once.
func assemble(own part, parts []part) *licences {
	var s shelf
	l := &licences{Entries: []entry{}}
	l.Program = program{Name: own.name, Copyright: copyrightOf(own.texts), Licence: own.licence, Texts: s.keep(own.texts)}
	for _, p := range sorted(parts) {
		l.Entries = append(l.Entries, entry{
			Name: p.name, Version: p.version, Kind: p.kind, Licence: p.licence,
			IsDeclared: p.declared, Author: p.author, Texts: s.keep(p.texts),
		})
	}
	l.Texts = s.texts
	return l
}

func sorted(parts []part) []part {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name), cmp.Compare(a.version, b.version))
	})
	return slices.CompactFunc(parts, func(a, b part) bool {
		return a.kind == b.kind && a.name == b.name && a.version == b.version
	})
}

func copyrightOf(texts []string) string {
	for line := range strings.Lines(strings.Join(texts, "\n")) {
		if strings.HasPrefix(line, "Copyright ") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// shelf keeps each text once, in the order in which they come.
type shelf struct {
	texts []string
	at    map[string]int
}

// keep returns the indices of texts, each index once.
func (s *shelf) keep(texts []string) []int {
	if s.at == nil {
		s.at = map[string]int{}
	}
	indices := []int{}
	for _, t := range texts {
		if _, ok := s.at[t]; !ok {
			s.at[t] = len(s.texts)
			s.texts = append(s.texts, t)
		}
		if i := s.at[t]; !slices.Contains(indices, i) {
			indices = append(indices, i)
		}
	}
	return indices
}

// encode writes the same bytes for the same content.
func (l *licences) encode() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(l)
	return out.Bytes(), err
}
