package desk

import (
	"context"
	"io"
	"path"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// Upload is a file that a client has sent and not used yet.
type Upload struct {
	ID    string     `json:"id"`
	Name  string     `json:"name"`
	Bytes int64      `json:"bytes"`
	Kind  UploadKind `json:"kind"`
}

// UploadKind says what a file is good for, by its name.
type UploadKind string

// The kinds of uploads.
const (
	ManuscriptUpload UploadKind = "manuscript"
	PhotoUpload      UploadKind = "photo"
	DocumentUpload   UploadKind = "document"
	TableUpload      UploadKind = "table" // of captions
	UnknownUpload    UploadKind = "unknown"
)

// uploadKinds are the extensions of the files that the program reads.
var uploadKinds = map[string]UploadKind{
	".txt": ManuscriptUpload, ".md": ManuscriptUpload, ".markdown": ManuscriptUpload, ".docx": ManuscriptUpload,
	".jpg": PhotoUpload, ".jpeg": PhotoUpload, ".png": PhotoUpload, ".tif": PhotoUpload, ".tiff": PhotoUpload,
	".jpe": PhotoUpload, ".jfif": PhotoUpload, ".webp": PhotoUpload, ".gif": PhotoUpload, ".bmp": PhotoUpload,
	".avif": PhotoUpload, ".heic": PhotoUpload, ".heif": PhotoUpload, ".hif": PhotoUpload,
	".csv": TableUpload, ".xlsx": TableUpload,
	".broadsheet": DocumentUpload,
}

// kindOf tells what a file is good for.
func kindOf(name string) UploadKind {
	if kind, ok := uploadKinds[strings.ToLower(path.Ext(name))]; ok {
		return kind
	}
	return UnknownUpload
}

// limitOf is how many bytes a file of a kind may have.
func limitOf(kind UploadKind) int64 {
	switch kind {
	case ManuscriptUpload:
		return limits.ManuscriptBytes
	case PhotoUpload:
		return limits.PhotoBytes
	case TableUpload:
		return MostTableBytes
	}
	return limits.FileBytes
}

// Upload keeps a file until it is used or an hour old.
func (n *Newsroom) Upload(ctx context.Context, c Caller, name string, body io.Reader) (Upload, error) {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	kind := kindOf(name)
	u, err := n.library.PutUpload(name, body, limitOf(kind))
	return Upload{ID: u.ID, Name: name, Bytes: u.Size, Kind: kind}, err
}

// upload returns an upload that waits for its use.
func (n *Newsroom) upload(id string) (store.Upload, error) {
	u, err := n.library.Upload(id)
	if f, ok := finding.FromError(err); ok && f.Code == store.UploadMissing {
		return u, finding.Stop(NoUpload, f.Place)
	}
	return u, err
}
