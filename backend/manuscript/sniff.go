package manuscript

import (
	"bytes"
	"path"
	"strings"

	"broadsheet/backend/finding"
)

// form is a form of file that can be read.
type form string

const (
	formText     form = "txt"
	formMarkdown form = "md"
	formDocx     form = "docx"
)

// foreign forms are known by their first bytes or their extension, and each
// has an advice of its own.
var foreignMagic = []struct {
	magic string
	code  finding.Code
}{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldWord}, // compound file: .doc, .wps, protected .docx
	{"{\\rtf", RichText},
	{"%PDF-", PortableDocument},
	{"\xff\xd8\xff", PictureFile},
	{"\x89PNG\r\n", PictureFile},
	{"GIF8", PictureFile},
	{"II*\x00", PictureFile},
	{"MM\x00*", PictureFile},
	{"BM", PictureFile},
	{"RIFF", PictureFile},
	{"Rar!\x1a\x07", OtherArchive},
	{"7z\xbc\xaf\x27\x1c", OtherArchive},
	{"\x1f\x8b\x08", OtherArchive},
}

// foreignExtensions give the advice where the bytes say nothing.
var foreignExtensions = map[string]finding.Code{
	".doc": OldWord, ".dot": OldWord,
	".wps": WPS, ".wpt": WPS, ".et": WPS,
	".odt": OpenDocument, ".ott": OpenDocument, ".fodt": OpenDocument,
	".rtf":  RichText,
	".html": WebPage, ".htm": WebPage, ".mht": WebPage,
	".pdf": PortableDocument,
}

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// foreignCode returns the advice for a form known by its first bytes. Text
// may begin with "BM" or "RIFF": these count only with a NUL behind them.
func foreignCode(data []byte) (finding.Code, bool) {
	for _, f := range foreignMagic {
		if !bytes.HasPrefix(data, []byte(f.magic)) {
			continue
		}
		isPlain := f.magic == "BM" || f.magic == "RIFF" || f.magic == "GIF8"
		if isPlain && bytes.IndexByte(data[:min(len(data), 64)], 0) < 0 {
			continue
		}
		return f.code, true
	}
	return "", false
}

func isForeign(data []byte) bool {
	_, ok := foreignCode(data)
	return ok
}

// sniff decides by content, and only among texts by extension, how an input
// is read. Forms that cannot be read give an error with advice.
func sniff(in Input) (form, error) {
	at := finding.Place{File: in.Name}
	ext := extensionOf(in.Name)
	if code, ok := foreignCode(in.Data); ok {
		return "", finding.Stop(compoundCode(code, ext, in.Data), at)
	}
	if isZip(in.Data) {
		return formDocx, nil // the archive's reader tells other archives apart
	}
	if ext == ".docx" && len(in.Data) < 4 {
		return "", finding.Stop(ArchiveBroken, at)
	}
	if ext == ".md" || ext == ".markdown" {
		return formMarkdown, nil
	}
	if isHTML(in.Data) {
		return "", finding.Stop(WebPage, at)
	}
	if code, ok := foreignExtensions[ext]; ok && (code == WebPage || !isPlainText(in.Data)) {
		return "", finding.Stop(code, at)
	}
	return formText, nil
}

// isPlainText reports whether a file that is named as another form is a text
// all the same: it begins neither as XML or PDF nor as something binary.
func isPlainText(data []byte) bool {
	start := data[:min(len(data), 1024)] // as far as a PDF may begin late
	return bytes.IndexByte(start, 0) < 0 && !bytes.HasPrefix(start, []byte("<?xml")) && !bytes.Contains(start, []byte("%PDF-"))
}

// compoundCode tells apart what Word, WPS and a password make of the same
// container. Names inside it are in UTF-16.
func compoundCode(code finding.Code, ext string, data []byte) finding.Code {
	if code != OldWord {
		return code
	}
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
		return Protected
	}
	if ext == ".wps" || ext == ".wpt" {
		return WPS
	}
	return OldWord
}

func isHTML(data []byte) bool {
	start := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n")))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "mime-version:")
}

// extensionOf returns the extension in lower case with its dot. Names may come
// from any system, so both slashes part folders.
func extensionOf(name string) string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/")))
}

// checkExtension reports a name that promises another form than the content
// has.
func (d *draft) checkExtension(f form) {
	ext := strings.TrimPrefix(extensionOf(d.file), ".")
	known := map[string]form{"txt": formText, "text": formText, "md": formMarkdown, "markdown": formMarkdown, "docx": formDocx, "docm": formDocx, "dotx": formDocx}
	promised, ok := known[ext]
	if _, foreign := foreignExtensions["."+ext]; !ok && !foreign || promised == f {
		return
	}
	d.report(finding.Warning, WrongExtension, 0, "", "extension", "."+ext, "form", "."+string(f))
}
