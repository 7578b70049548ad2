package desk

import (
	"cmp"
	"sync"

	"broadsheet/backend/design"
)

// DesignInfo is a design as the shelf offers it.
type DesignInfo struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	WidthMM  float64 `json:"widthMm"`
	HeightMM float64 `json:"heightMm"`
	Locale   string  `json:"locale"`
}

// Limits of what may be sent, in bytes, and of the photos of one document.
type Limits struct {
	ManuscriptBytes int64 `json:"manuscriptBytes"`
	PhotoBytes      int64 `json:"photoBytes"`
	Photos          int   `json:"photos"`
	FileBytes       int64 `json:"fileBytes"`
}

// limits are those of the reader and of the store, so that what is sent is
// refused before it is read.
var limits = Limits{ManuscriptBytes: 64 << 20, PhotoBytes: 256 << 20, Photos: 200, FileBytes: 2 << 30}

// Session is what a client should know before it asks for anything.
type Session struct {
	Version  string       `json:"version"`
	Language string       `json:"language"`
	Designs  []DesignInfo `json:"designs"`
	Limits   Limits       `json:"limits"`
}

// allDesigns are those that come with the program. Reading them takes some
// hundredths of a second, and every page asks.
var allDesigns = sync.OnceValue(func() (all []design.Design) {
	for _, name := range design.Names() {
		if d, err := design.Load(name); err == nil { // a test of package design holds that all load
			all = append(all, d)
		}
	}
	return all
})

// Session returns what a client should know first.
func (n *Newsroom) Session(c Caller) Session {
	s := Session{Version: n.desk.tools.Version, Language: c.Language, Designs: []DesignInfo{}, Limits: limits}
	for _, d := range allDesigns() {
		s.Designs = append(s.Designs, DesignInfo{
			Name: d.Name, Title: cmp.Or(d.Title[c.Language], d.Title["en"], d.Name), Locale: d.Locale,
			WidthMM: round(d.Format.Trim.W.MM(), 1), HeightMM: round(d.Format.Trim.H.MM(), 1),
		})
	}
	return s
}
