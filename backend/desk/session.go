package desk

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

// Session is what a client should know before it asks for anything.
type Session struct {
	Version  string       `json:"version"`
	Language string       `json:"language"`
	Designs  []DesignInfo `json:"designs"`
	Limits   Limits       `json:"limits"`
}
