package table

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// mostUnpacked is what all parts of a workbook may have. A table of a thousand
// captions has a twentieth of it; the library holds a workbook's texts several
// times over.
const mostUnpacked = 16 << 20

// mostXLSXCell is what a cell may hold, in UTF-16 units: the library cuts off
// the rest in silence.
const mostXLSXCell = excelize.TotalCellChars

// sheetName is the only sheet of a workbook that is written.
const sheetName = "Captions"

// widths of the columns, in characters of a digit.
var widths = [columns]float64{number: 6, file: 28, id: 14, caption: 60, headline: 28, byline: 14, credit: 20, place: 16, date: 12, people: 24, keywords: 24, rights: 24}

// writeXLSX writes rows as a workbook. All cells are text: a spreadsheet
// computes none of them, and takes no day for a number.
func writeXLSX(rows [][]string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheetName); err != nil {
		return nil, err
	}
	for i, row := range rows {
		for j, cell := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err == nil {
				err = f.SetCellStr(sheetName, at, cell)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	if err := dress(f, len(rows)); err != nil {
		return nil, err
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// dress makes a sheet that can be worked in: text cells that wrap, a header
// that stays, columns as wide as they need.
func dress(f *excelize.File, rows int) error {
	const asText = 49 // the built-in number format "@"
	body, err := f.NewStyle(&excelize.Style{NumFmt: asText, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	head, err := f.NewStyle(&excelize.Style{NumFmt: asText, Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(int(columns))
	if err != nil {
		return err
	}
	errs := []error{
		f.SetCellStyle(sheetName, "A1", fmt.Sprint(last, max(rows, 1)), body),
		f.SetCellStyle(sheetName, "A1", last+"1", head),
		f.SetPanes(sheetName, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
	}
	for c, width := range widths {
		name, err := excelize.ColumnNumberToName(c + 1)
		errs = append(errs, err, f.SetColWidth(sheetName, name, name, width))
	}
	return errors.Join(errs...)
}

// mostBlank is how many rows without a cell end a table: what stands below is
// nobody's, or thousands of rows that were only coloured.
const mostBlank = 1000

var errTooLarge = errors.New("too large")

// readXLSX reads the first sheet of a workbook that has a header. The library
// promises no mercy for hostile files: a panic of it is an error.
func readXLSX(data []byte) (rows [][]string, from1904 bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the reader gave up: %v", r)
		}
	}()
	// With both limits alike nothing is unpacked into temporary files.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, RawCellValue: true})
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		from1904 = *props.Date1904
	}
	var first [][]string
	for _, sheet := range f.GetSheetList() {
		rows, err := sheetRows(f, sheet)
		if err != nil {
			return nil, false, err
		}
		if _, at := findHeader(rows); at >= 0 {
			return rows, from1904, nil
		}
		if first == nil {
			first = rows
		}
	}
	return first, from1904, nil
}

func sheetRows(f *excelize.File, sheet string) ([][]string, error) {
	in, err := f.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var rows [][]string
	blank := 0 // rows without a cell, at the end
	for in.Next() {
		row, err := in.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if blank++; len(row) > 0 {
			blank = 0
		}
		if blank > mostBlank {
			break
		}
		if len(row) > maxColumns {
			return nil, errTooLarge
		}
		if rows = append(rows, row); len(rows) > maxRows+1 {
			break
		}
	}
	for len(rows) > 0 && len(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows, in.Error()
}
