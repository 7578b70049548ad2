package store

import (
	"errors"

	"broadsheet/backend/finding"
)

// The codes of the library. LibraryCut is a note and LibraryShortened a
// warning of the library's Findings; all others stop the work.
const (
	LibraryInUse      finding.Code = "store.library-in-use"
	LibraryUnwritable finding.Code = "store.library-unwritable"
	LibraryDamaged    finding.Code = "store.library-damaged"
	LibraryNoHome     finding.Code = "store.library-no-home"
	LibraryCut        finding.Code = "store.library-cut"
	LibraryShortened  finding.Code = "store.library-shortened"

	DiskFull         finding.Code = "store.disk-full"
	WriteFailed      finding.Code = "store.write-failed"
	ReadFailed       finding.Code = "store.read-failed"
	DocumentMissing  finding.Code = "store.document-missing"
	DocumentExists   finding.Code = "store.document-exists"
	DocumentDamaged  finding.Code = "store.document-damaged"
	DocumentTooLarge finding.Code = "store.document-too-large"
	OriginalMissing  finding.Code = "store.original-missing"
	OriginalDamaged  finding.Code = "store.original-damaged"
	UploadMissing    finding.Code = "store.upload-missing"
	UploadTooLarge   finding.Code = "store.upload-too-large"
	UploadsFull      finding.Code = "store.uploads-full"
)

// The codes of the .broadsheet file. All of them stop its reading.
const (
	FileUnreadable    finding.Code = "store.file-unreadable"
	FileNotBroadsheet finding.Code = "store.file-not-broadsheet"
	FileNewer         finding.Code = "store.file-newer"
	FileIncomplete    finding.Code = "store.file-incomplete"
	FileDamaged       finding.Code = "store.file-damaged"
	FileHostile       finding.Code = "store.file-hostile"
	FileTooLarge      finding.Code = "store.file-too-large"
)

// ErrRevision is returned where an entry was made on a revision that is not
// the last one any more: somebody else was faster.
var ErrRevision = errors.New("store: not the last revision")

// ErrClosed is returned by a library after Close.
var ErrClosed = errors.New("store: the library is closed")
