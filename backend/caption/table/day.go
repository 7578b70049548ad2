package table

import (
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// The days that a number in a spreadsheet may mean: from 1927 to 2173. A year
// alone is no such number.
const (
	firstSerial = 10_000
	lastSerial  = 100_000
)

// dayOf reads a cell with a day, as people write it or as a spreadsheet stores
// it. An empty cell is no day, and allowed.
func (m *matching) dayOf(cell string) (string, bool) {
	if cell == "" {
		return "", true
	}
	if n, err := strconv.ParseFloat(cell, 64); err == nil && m.table.isSerial && n >= firstSerial && n < lastSerial {
		at, err := excelize.ExcelDateToTime(n, m.table.from1904)
		return at.Format(time.DateOnly), err == nil
	}
	return m.day(cell)
}
