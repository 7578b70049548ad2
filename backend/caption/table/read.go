package table

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"broadsheet/backend/finding"
)

// Limits on foreign tables: far beyond what photos one has, and well below
// what makes a machine stop.
const (
	MostBytes  = 16 << 20 // of a table's file
	maxRows    = 20_000
	maxColumns = 200
	headRows   = 20 // in which the header is looked for
)

// Read reads a table that people made or changed. The format is told by the
// first bytes; columns come in any order, with Chinese or English names. Those
// that nobody knows are told in a note. Errors are *finding.Error.
func Read(name string, data []byte) (Table, []finding.Finding, error) {
	at := finding.Place{File: name}
	t := Table{Name: name}
	if len(data) > MostBytes {
		return t, nil, finding.Stop(TooLarge, at, "limit", strconv.Itoa(MostBytes>>20)+" MB")
	}
	rows, err := t.rows(data)
	if err != nil {
		return t, nil, unreadable(err, at)
	}
	if len(rows) > maxRows {
		return t, nil, finding.Stop(TooLarge, at, "limit", strconv.Itoa(maxRows)+" × "+strconv.Itoa(maxColumns))
	}
	head, header := findHeader(rows)
	if header < 0 {
		return t, nil, finding.Stop(NoHeader, at)
	}
	findings := t.takeHeader(rows[header], header+1)
	for i := header + 1; i < len(rows); i++ {
		r := Row{Line: i + 1}
		for j, c := range head {
			if c >= 0 && j < len(rows[i]) {
				r.cells[c] = clean(rows[i][j])
			}
		}
		if !r.isEmpty() {
			t.Rows = append(t.Rows, r)
		}
	}
	return t, findings, nil
}

// rows reads the cells of a table of any format.
func (t *Table) rows(data []byte) ([][]string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		rows, from1904, err := readXLSX(data)
		t.isSerial, t.from1904 = true, from1904
		return rows, err
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, finding.Stop(OldFormat, finding.Place{})
	}
	rows := readCSV(data)
	for _, row := range rows {
		for j := range row {
			row[j] = unguarded(row[j])
		}
	}
	return rows, nil
}

func unreadable(err error, at finding.Place) error {
	if f, ok := finding.FromError(err); ok {
		return finding.Stop(f.Code, at)
	}
	if errors.Is(err, errTooLarge) || strings.Contains(err.Error(), "unzip size exceeds") {
		return finding.Stop(TooLarge, at, "limit", strconv.Itoa(mostUnpacked>>20)+" MB, "+strconv.Itoa(maxColumns)+" columns")
	}
	text := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(err.Error(), "?")), " "))
	return finding.Stop(Unreadable, at, "reason", string(text[:min(len(text), 120)]))
}

// findHeader finds the row that names the columns: the first that names the
// photo and something of it. For each cell it gives the column, -1 for none;
// the row is -1 where there is no header.
func findHeader(rows [][]string) (head []column, at int) {
	for i, row := range rows[:min(len(rows), headRows)] {
		var seen [columns]bool
		head = make([]column, len(row))
		known := 0
		for j, cell := range row {
			c, ok := columnOf(cell)
			if head[j] = -1; !ok || seen[c] {
				continue
			}
			head[j], seen[c] = c, true
			known++
		}
		if (seen[file] || seen[id]) && known > 1 {
			return head, i
		}
	}
	return nil, -1
}

// takeHeader notes which columns there are, and tells of those that are of no
// use.
func (t *Table) takeHeader(row []string, line int) (findings []finding.Finding) {
	var unknown []string
	at := finding.Place{File: t.Name, Line: line}
	for _, cell := range row {
		c, ok := columnOf(cell)
		switch {
		case clean(cell) == "":
		case !ok:
			unknown = append(unknown, shortened(clean(cell)))
		case t.has[c]:
			findings = append(findings, finding.New(finding.Warning, ColumnTwice, at, "column", shortened(clean(cell))))
		default:
			t.has[c] = true
		}
	}
	if len(unknown) > 0 {
		findings = append(findings, finding.New(finding.Note, UnknownColumns, at, "columns", strings.Join(unknown, ", ")))
	}
	return findings
}

// shortened is the beginning of a text, for a message.
func shortened(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
