package desk

// Upload is a file that a client has sent and not used yet.
type Upload struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	Kind  string `json:"kind"` // "manuscript", "photo", "document", "unknown"
}

// CreateRequest asks for a document of a manuscript and photos.
type CreateRequest struct {
	Manuscript string   `json:"manuscript"` // id of an upload
	Photos     []string `json:"photos"`     // ids of uploads
	Design     string   `json:"design,omitempty"`
	Folio      Folio    `json:"folio"`
}

// AddPhotosRequest names the uploads that become photos of a document.
type AddPhotosRequest struct {
	State
	Uploads []string `json:"uploads"`
}
