package table

import (
	"strings"
	"unicode"
)

// column is a column of the table, in the order in which they are written.
type column int

const (
	number column = iota
	file
	id
	caption
	headline
	byline
	credit
	place
	date
	people
	keywords
	rights
	columns
)

// heads are the columns' names: the Chinese and the English one that are
// written, then others under which they are known.
var heads = [columns][]string{
	number:   {"序号", "No.", "no", "number", "#", "nr"},
	file:     {"文件", "File", "文件名", "图片", "照片", "filename", "file name", "photo", "image"},
	id:       {"编号", "ID", "sha", "sha256", "sha-256", "id/sha", "标识"},
	caption:  {"图片说明", "Caption", "图说", "说明", "说明文字", "描述", "description"},
	headline: {"标题", "Headline", "图片标题", "title"},
	byline:   {"摄影", "Byline", "作者", "摄影者", "记者", "by-line", "photographer", "author", "creator"},
	credit:   {"署名", "Credit", "图片署名", "供图", "credit line"},
	place:    {"地点", "Place", "拍摄地点", "location"},
	date:     {"日期", "Date", "拍摄日期", "date taken", "date created"},
	people:   {"人物", "People", "人名", "persons", "names"},
	keywords: {"关键词", "Keywords", "关键字", "标签", "tags", "subject"},
	rights:   {"版权", "Rights", "使用权", "授权", "copyright", "licence", "license"},
}

// head is a column's name in a language.
func (c column) head(lang string) string {
	if lang == "zh" {
		return heads[c][0]
	}
	return heads[c][1]
}

// byHead finds a column by its name in lower case.
var byHead = func() map[string]column {
	all := map[string]column{}
	for c, names := range heads {
		for _, name := range names {
			all[strings.ToLower(name)] = column(c)
		}
	}
	return all
}()

// columnOf finds the column that a cell of the header names, in either
// language or in both ("日期 Date").
func columnOf(cell string) (column, bool) {
	name := strings.ToLower(clean(cell))
	if c, ok := byHead[name]; ok {
		return c, true
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" /|()（）\n\u3000", r) })
	found, first := column(0), true
	for _, part := range parts {
		c, ok := byHead[part]
		if !ok || !first && c != found {
			return 0, false
		}
		found, first = c, false
	}
	return found, !first
}

// clean is a text as it is compared: spreadsheets and forms of CSV take
// different line ends, none of them bears control characters, and blanks at the
// ends are nobody's wish.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s))
}
