package manuscript

import (
	"strconv"

	"broadsheet/backend/finding"
)

// The limits keep hostile input within two seconds and 200 MB. Each is far
// above what a newspaper prints: a full broadsheet page of small type holds
// about 12,000 characters.
const (
	maxTextBytes      = 8 << 20  // a .txt or .md file
	maxDocxBytes      = 64 << 20 // a .docx file with its pictures
	maxParagraphRunes = 100_000
	maxParagraphs     = 50_000
	maxRunes          = 1_000_000 // all together: eighty pages
	maxLines          = 250_000   // lines with text; a wrapped text has several to a paragraph

	maxEntries      = 4_000     // files in the archive
	maxXMLBytes     = 12 << 20  // one unpacked XML part; encoding/xml reads some 15 MB a second
	maxPictureBytes = 64 << 20  // all unpacked pictures together
	maxRatio        = 250       // unpacked to packed; word processors reach 60 on repetitive text
	ratioFloor      = 512 << 10 // parts below this are not worth a ratio
	maxAttributes   = 400       // of one XML element; Word writes about 40 on the root
	maxXMLDepth     = 200       // nested elements; a table in a text box in a table needs about 60

	maxMarkdownNesting    = 32      // quotations and lists before one line's text
	maxMarkdownDelimiters = 400     // brackets, stars … in one paragraph; parsing is not linear in them
	maxMarkdownMarks      = 100_000 // of them in the whole text
	maxFrontMatterBytes   = 64 << 10
)

// checkSize refuses what is empty or too large to be a manuscript.
func checkSize(in Input) error {
	at := finding.Place{File: in.Name}
	if len(in.Data) == 0 {
		return finding.Stop(Empty, at)
	}
	limit := maxTextBytes
	if isZip(in.Data) {
		limit = maxDocxBytes
	}
	if len(in.Data) > limit && !isForeign(in.Data) {
		return finding.Stop(TooLarge, at, "size", megabytes(len(in.Data)), "limit", megabytes(limit))
	}
	return nil
}

func megabytes(n int) string { return strconv.Itoa((n+1<<20-1)>>20) + " MB" }
