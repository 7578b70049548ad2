// Package store keeps bytes: it reads manuscripts, photos and font folders,
// writes pages, and holds the cache of renditions. Beside the shells it is the
// only package that touches files; the middle of the program gets what it
// needs from here as values and small interfaces.
package store

import (
	"errors"

	"broadsheet/backend/finding"
)

// The codes of the store. Those that begin with "output" concern what the
// program writes, all others what it reads.
const (
	ManuscriptMissing    finding.Code = "store.manuscript-missing"
	ManuscriptNotFile    finding.Code = "store.manuscript-not-file"
	ManuscriptUnreadable finding.Code = "store.manuscript-unreadable"
	ManuscriptTooLarge   finding.Code = "store.manuscript-too-large"

	PhotosMissing       finding.Code = "store.photos-missing"
	PhotosNotFolder     finding.Code = "store.photos-not-folder"
	PhotosUnreadable    finding.Code = "store.photos-unreadable"
	PhotosTooMany       finding.Code = "store.photos-too-many"
	PhotosNone          finding.Code = "store.photos-none"
	FolderWithoutPhotos finding.Code = "store.folder-without-photos"
	PhotoUnreadable     finding.Code = "store.photo-unreadable"
	PhotoTooLarge       finding.Code = "store.photo-too-large"

	FontsNotFolder    finding.Code = "store.fonts-not-folder"
	ProfilesNotFolder finding.Code = "store.profiles-not-folder"

	OutputNoFolder   finding.Code = "store.output-no-folder"
	OutputIsFolder   finding.Code = "store.output-is-folder"
	OutputIsInput    finding.Code = "store.output-is-input"
	OutputTwice      finding.Code = "store.output-twice"
	OutputNotWritten finding.Code = "store.output-not-written"

	CacheNotWritten finding.Code = "store.cache-not-written"
)

// reason is the operating system's word for an error without the path, which
// the finding's place already gives.
func reason(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}
