package search

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// fileVersion is raised whenever the file, or what it is made of, changes its
// meaning; one of another version is not read.
const fileVersion = 1

// fileHead begins the file, which goes on with so many documents: JSON, packed
// by zstd with its checksum.
type fileHead struct {
	Version   int `json:"broadsheetPhotoIndex"`
	Documents int `json:"documents"`
}

// errOtherFile is the error of Load for a file that this program does not read.
var errOtherFile = errors.New("search: another version of the index")

// Save writes what the index knows.
func (x *Index) Save(w io.Writer) error {
	x.mu.RLock()
	all := make([]Document, len(x.order))
	for i, e := range x.order {
		all[i] = e.Document
	}
	x.mu.RUnlock()
	pack, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	out := json.NewEncoder(pack)
	err = out.Encode(fileHead{fileVersion, len(all)})
	for i := 0; err == nil && i < len(all); i++ {
		err = out.Encode(all[i])
	}
	return errors.Join(err, pack.Close())
}

// maxUnpacked bounds the memory of a file's windows.
const maxUnpacked = 64 << 20

// Load adds what a file knows to the index. Of a damaged file the documents
// before the damage are taken, and an error is returned; what is missing or
// old in it shows by the revisions.
func (x *Index) Load(r io.Reader) error {
	unpack, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return err
	}
	defer unpack.Close()
	in := json.NewDecoder(unpack)
	var head fileHead
	if err := in.Decode(&head); err != nil {
		return err
	}
	if head.Version != fileVersion {
		return errOtherFile
	}
	for range head.Documents {
		var d Document
		if err := in.Decode(&d); err != nil {
			return err
		}
		x.Put(d)
	}
	return nil
}
