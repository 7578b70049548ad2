// Package table writes what is known of photos as a table for a spreadsheet,
// CSV or XLSX, and reads one back that people have worked on.
//
// A table that is written and read back changes nothing, whatever stands in
// the captions: formulas are kept from being any, and lists from falling
// apart. What is read is foreign: sizes are limited beside the code that reads.
package table

import "broadsheet/backend/finding"

// The codes of this package. The first group stops the reading of a table, the
// others concern a row or a cell and leave it out.
const (
	Unreadable   finding.Code = "table.unreadable"
	OldFormat    finding.Code = "table.old-format"
	TooLarge     finding.Code = "table.too-large"
	NoHeader     finding.Code = "table.no-header"
	CellTooLarge finding.Code = "table.cell-too-large"

	UnknownColumns finding.Code = "table.unknown-columns"
	ColumnTwice    finding.Code = "table.column-twice"
	NoSuchPhoto    finding.Code = "table.no-such-photo"
	NameAmbiguous  finding.Code = "table.name-ambiguous"
	PhotoTwice     finding.Code = "table.photo-twice"
	TextTooLong    finding.Code = "table.text-too-long"
	TooManyItems   finding.Code = "table.too-many-items"
	NotADay        finding.Code = "table.not-a-day"
)

// Format is a way to store a table.
type Format string

// The formats of tables.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// Entry is a photo with what is written of it.
type Entry struct {
	File string // its name
	ID   string // its content hash in hex; may be longer than the table's, or empty
	Fields
}

// Fields are what can be written of a photo. Date is an ISO 8601 day.
type Fields struct {
	Caption, Headline, Byline, Credit, Place, Date string
	People, Keywords                               []string
	Rights                                         string
}

// Table is what was read. Columns that it does not have leave the fields of
// the photos as they are.
type Table struct {
	Name string // of its file, for messages
	Rows []Row
	has  [columns]bool
	// isSerial tells that a day may be given as a number, as spreadsheets
	// store it; from1904 that they count from 1904.
	isSerial, from1904 bool
}

// Row is one line of a table.
type Row struct {
	Line  int // of the spreadsheet, from 1
	cells [columns]string
}

// isEmpty reports whether nothing is written in a row.
func (r *Row) isEmpty() bool { return r.cells == [columns]string{} }
