package desk

// ExportRequest asks for a document's pages in a format. Page counts from 0
// and concerns PNG alone, as DPI does.
type ExportRequest struct {
	Format string  `json:"format"` // "pdf", "png"
	Page   int     `json:"page,omitempty"`
	DPI    float64 `json:"dpi,omitempty"`
}

// File is a finished file with its name and media type.
type File struct {
	Name string
	Type string
	Data []byte
}

// Image is a picture with a mark that changes when it does.
type Image struct {
	ETag string
	Data []byte
}
