package font

import "broadsheet/backend/finding"

// The findings of this package; their texts are in finding/catalogue/font.*.
const (
	CodeNotAFont        finding.Code = "font.not-a-font"       // bytes that are no TrueType, OpenType or collection
	CodeDamaged         finding.Code = "font.damaged"          // a table that must be there is missing or cut off: {table}
	CodeNoSuchFace      finding.Code = "font.no-such-face"     // a collection has fewer faces: {index} of {count}
	CodeUnreadable      finding.Code = "font.unreadable"       // the file could not be opened or read: {reason}
	CodeNoEmbedding     finding.Code = "font.no-embedding"     // its licence forbids embedding: {face}
	CodeFamilyMissing   finding.Code = "font.family-missing"   // {family} is not there, {used} is taken
	CodeNoFaces         finding.Code = "font.no-faces"         // the Book is empty
	CodeRuneSubstituted finding.Code = "font.rune-substituted" // {char} {code} is taken from {used}, {family} lacks it
	CodeRuneMissing     finding.Code = "font.rune-missing"     // no face has {char} {code}
	CodeTooLarge        finding.Code = "font.too-large"        // the file is over {limit} MB
)

// damaged is the error of a face whose table cannot be used.
func damaged(table string) error {
	return finding.Stop(CodeDamaged, finding.Place{}, "table", table)
}

// Unreadable is the error of a Source whose file could not be opened or read.
func Unreadable(file string, err error) error {
	return finding.Stop(CodeUnreadable, finding.Place{File: file}, "reason", err.Error())
}
