package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// byteOrderMark tells Excel that a file is UTF-8; without it Chinese is
// garbled.
const byteOrderMark = "\xef\xbb\xbf"

// Rows writes any table as CSV, as Write does that of captions.
func Rows(rows [][]string) []byte { return writeCSV(rows) }

// writeCSV writes rows as RFC 4180 has it, in UTF-8 with a byte order mark.
func writeCSV(rows [][]string) []byte {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(quoted(guarded(cell)))
		}
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

func quoted(cell string) string {
	if !strings.ContainsAny(cell, "\",;\t\r\n") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// formulaMarks begin what a spreadsheet takes for a formula or a command, in
// half and in full width.
const formulaMarks = "=+-@\t\r＝＋－＠"

// guarded puts an apostrophe before a cell that a spreadsheet would compute,
// as people do; unguarded takes it away again. Cells that begin so already get
// another one, so that each comes back as it was.
func guarded(cell string) string {
	if beginsFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

func unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && beginsFormula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

func beginsFormula(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(formulaMarks, r)
}

// decoded turns a file of text into UTF-8: by its byte order mark, else as it
// is where it is UTF-8, else as GB18030, which holds GBK.
func decoded(data []byte) string {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		return strings.ToValidUTF8(string(data[len(byteOrderMark):]), "\uFFFD")
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case utf8.Valid(data):
		return string(data)
	default:
		from = simplifiedchinese.GB18030
	}
	text, err := from.NewDecoder().Bytes(data)
	if err != nil { // these decoders put U+FFFD where they fail
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// readCSV parts a text into rows and cells. The separator is the comma, the
// semicolon or the tab, whichever gives the most known columns; a first line
// "sep=;" names it.
func readCSV(data []byte) [][]string {
	text := decoded(data)
	if rest, ok := strings.CutPrefix(text, "sep="); ok && rest != "" {
		separator, size := utf8.DecodeRuneInString(rest)
		rows := parted(rest[size:], separator, maxRows)
		if len(rows) > 0 {
			rows[0] = nil // the line that names it: rows keep their numbers
		}
		return rows
	}
	best, most := ',', 0
	for _, separator := range ",;\t；，" {
		if n := knownColumns(parted(text, separator, headRows)); n > most {
			best, most = separator, n
		}
	}
	return parted(text, best, maxRows)
}

// knownColumns is the most known columns that one of the rows names.
func knownColumns(rows [][]string) int {
	most := 0
	for _, row := range rows {
		n := 0
		for _, cell := range row {
			if _, ok := columnOf(cell); ok {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// parted reads up to most+1 rows. It takes what encoding/csv refuses (a quote
// inside a cell, rows of different lengths) and counts rows as a spreadsheet
// does: blank ones too, and one with a line end in a cell once.
func parted(text string, separator rune, most int) [][]string {
	p := csvReader{separator: separator}
	for i, r := range text {
		if len(p.rows) > most {
			return p.rows
		}
		p.take(r, strings.HasPrefix(text[i+utf8.RuneLen(r):], `"`))
	}
	if p.cell.Len() > 0 || len(p.row) > 0 || p.wasQuoted {
		p.endRow()
	}
	return p.rows
}

// csvReader is a text being read, rune by rune.
type csvReader struct {
	separator rune
	rows      [][]string
	row       []string
	cell      strings.Builder

	isQuoted  bool // inside the quotes of a cell
	wasQuoted bool // the cell began with a quote
	isDoubled bool // the next quote is the second of a pair
	afterCR   bool // the line has been ended by a CR; an LF belongs to it
}

func (p *csvReader) take(r rune, quoteFollows bool) {
	afterCR := p.afterCR
	p.afterCR = false
	switch {
	case p.isDoubled:
		p.isDoubled = false
	case p.isQuoted && r == '"' && quoteFollows:
		p.cell.WriteRune('"')
		p.isDoubled = true
	case p.isQuoted && r == '"':
		p.isQuoted = false
	case p.isQuoted:
		p.cell.WriteRune(r)
	case r == '"' && p.cell.Len() == 0 && !p.wasQuoted:
		p.isQuoted, p.wasQuoted = true, true
	case r == p.separator:
		p.endCell()
	case r == '\n' && afterCR:
	case r == '\n' || r == '\r':
		p.endRow()
		p.afterCR = r == '\r'
	default:
		p.cell.WriteRune(r)
	}
}

func (p *csvReader) endCell() {
	p.row = append(p.row, p.cell.String())
	p.cell.Reset()
	p.isQuoted, p.wasQuoted = false, false
}

func (p *csvReader) endRow() {
	p.endCell()
	p.rows = append(p.rows, p.row)
	p.row = nil
}
