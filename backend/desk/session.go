package desk

import (
	"cmp"

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

// Session returns what a client should know first.
func (n *Newsroom) Session(c Caller) Session {
	s := Session{Version: n.desk.tools.Version, Language: c.Language, Designs: []DesignInfo{}, Limits: limits}
	for _, name := range design.Names() {
		d, err := design.Load(name)
		if err != nil {
			continue // a test of package design holds that all load
		}
		s.Designs = append(s.Designs, DesignInfo{
			Name: name, Title: cmp.Or(d.Title[c.Language], d.Title["en"], name), Locale: d.Locale,
			WidthMM: round(d.Format.Trim.W.MM(), 1), HeightMM: round(d.Format.Trim.H.MM(), 1),
		})
	}
	return s
}
