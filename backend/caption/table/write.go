package table

import (
	"strconv"
	"unicode/utf16"

	"broadsheet/backend/finding"
)

// Write writes photos as a table with a header in a language ("zh", else
// English), in their order. The same photos give the same bytes. A text that a
// cell cannot hold is a *finding.Error.
func Write(format Format, lang string, photos []Entry) ([]byte, error) {
	rows := make([][]string, 1, len(photos)+1)
	for c := range columns {
		rows[0] = append(rows[0], c.head(lang))
	}
	for i, p := range photos {
		cells := p.cells()
		cells[number] = strconv.Itoa(i + 1)
		rows = append(rows, cells[:])
	}
	if format == CSV {
		return writeCSV(rows), nil
	}
	if err := fitting(rows, photos); err != nil {
		return nil, err
	}
	return writeXLSX(rows)
}

// cells are a photo's row.
func (e *Entry) cells() (row [columns]string) {
	row = e.Fields.cells()
	row[file], row[id] = e.File, e.ID
	for c := range row {
		row[c] = clean(row[c])
	}
	return row
}

func (f *Fields) cells() (row [columns]string) {
	row[caption], row[headline], row[byline], row[credit] = f.Caption, f.Headline, f.Byline, f.Credit
	row[place], row[date], row[rights] = f.Place, f.Date, f.Rights
	row[people], row[keywords] = joinList(f.People), joinList(f.Keywords)
	return row
}

// fitting makes sure that nothing is cut off.
func fitting(rows [][]string, photos []Entry) error {
	for i, row := range rows[1:] {
		for c, cell := range row {
			if len(utf16.Encode([]rune(cell))) > mostXLSXCell {
				return finding.Stop(CellTooLarge, finding.Place{File: photos[i].File}, "column", rows[0][c], "limit", strconv.Itoa(mostXLSXCell))
			}
		}
	}
	return nil
}
