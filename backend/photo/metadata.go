package photo

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/bep/imagemeta"
)

// Limits on metadata: a caption of IPTC holds 2,000 bytes, XMP somewhat more.
const (
	maxTags    = 2000
	maxTagSize = 16 << 10
	// maxTextRunes cuts a field that no caption would fill.
	maxTextRunes = 4000
	maxKeywords  = 100
)

// facts is what the metadata of a file say.
type facts struct {
	orientation int // 1 to 8
	meta        Metadata
}

var metadataFormats = map[string]imagemeta.ImageFormat{
	"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "tiff": imagemeta.TIFF, "webp": imagemeta.WebP,
}

// readMetadata reads IPTC, XMP and EXIF. What was read before an error counts.
func readMetadata(format string, data []byte) (facts, error) {
	kind, ok := metadataFormats[format]
	if !ok { // GIF and BMP carry none
		return facts{orientation: 1}, nil
	}
	tags := tagSet{}
	if format == "jpeg" {
		tags.jpegIPTC(data)
		tags.jpegEXIF(data)
	}
	err := walkTags(kind, imagemeta.EXIF|imagemeta.XMP|iptcSource(format), data, tags)
	return tags.facts(), err
}

// walkTags lets the library hand over the tags. It promises to recover from
// its own panics; the guard holds it to that.
func walkTags(kind imagemeta.ImageFormat, sources imagemeta.Source, data []byte, tags tagSet) error {
	_, err := guard(func() (imagemeta.DecodeResult, error) {
		return imagemeta.Decode(imagemeta.Options{
			R: bytes.NewReader(data), ImageFormat: kind,
			Sources:         sources,
			ShouldHandleTag: isWanted,
			HandleTag:       func(t imagemeta.TagInfo) error { tags.add(t); return nil },
			LimitNumTags:    maxTags, LimitTagSize: maxTagSize,
		})
	})
	return err
}

// charsetTag names the encoding of an IPTC block.
const charsetTag = "CodedCharacterSet"

// isWanted leaves out thumbnails, maker notes and the like.
func isWanted(t imagemeta.TagInfo) bool {
	if t.Source == imagemeta.IPTC && t.Tag == charsetTag {
		return true
	}
	if t.Source == imagemeta.EXIF && !strings.HasPrefix(t.Namespace, "IFD0") {
		return false
	}
	return t.Source == imagemeta.XMP || wanted[t.Source][t.Tag]
}

var wanted = map[imagemeta.Source]map[string]bool{
	imagemeta.IPTC: set("Caption-Abstract", "Headline", "ObjectName", "By-line", "Credit", "Source", "DateCreated", "Keywords"),
	imagemeta.EXIF: set("Orientation", "ImageDescription", "Artist", "DateTimeOriginal", "XPTitle", "XPComment", "XPAuthor", "XPSubject"),
	imagemeta.XMP:  set("Description", "Headline", "Title", "Creator", "Credit", "Source", "DateCreated", "Subject"),
}

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

// tagKey names a tag: its source and its name.
type tagKey struct {
	source imagemeta.Source
	name   string
}

// tagSet holds the wanted tags; the first of a name counts.
type tagSet map[tagKey]any

func (s tagSet) add(t imagemeta.TagInfo) {
	name := upperFirst(t.Tag)
	key := tagKey{t.Source, name}
	if _, ok := s[key]; !ok && (wanted[t.Source][name] || name == charsetTag) {
		s[key] = s.decodeTag(t)
	}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (s tagSet) facts() facts {
	return facts{
		orientation: s.orientation(),
		meta: Metadata{
			Caption:  s.first(notCamera, iptc("Caption-Abstract"), xmp("Description"), exif("ImageDescription"), exif("XPComment"), exif("XPSubject")),
			Headline: s.first(all, iptc("Headline"), xmp("Headline")),
			Title:    s.first(notCamera, iptc("ObjectName"), xmp("Title"), exif("XPTitle")),
			Byline:   s.first(all, iptc("By-line"), xmp("Creator"), exif("Artist"), exif("XPAuthor")),
			Credit:   s.first(all, iptc("Credit"), xmp("Credit")),
			Source:   s.first(all, iptc("Source"), xmp("Source")),
			Date:     day(s.first(all, iptc("DateCreated"), xmp("DateCreated"), exif("DateTimeOriginal"))),
			Keywords: s.keywords(),
		},
	}
}

func iptc(name string) tagKey { return tagKey{imagemeta.IPTC, name} }
func xmp(name string) tagKey  { return tagKey{imagemeta.XMP, name} }
func exif(name string) tagKey { return tagKey{imagemeta.EXIF, name} }

// first returns the first of the tags that has a text worth keeping.
func (s tagSet) first(keep func(string) bool, keys ...tagKey) string {
	for _, k := range keys {
		if text := s.text(k); text != "" && keep(text) {
			return text
		}
	}
	return ""
}

// text returns a tag as clean text; a list is joined by commas.
func (s tagSet) text(k tagKey) string { return strings.Join(s.texts(k), ", ") }

func (s tagSet) texts(k tagKey) []string {
	var raw []string
	switch v := s[k].(type) {
	case nil:
		return nil
	case []string:
		raw = v
	default:
		raw = []string{fmt.Sprint(v)}
	}
	var out []string
	for _, r := range raw {
		if t := tidy(r); t != "" {
			out = append(out, t)
		}
	}
	return out
}

func (s tagSet) keywords() []string {
	words := s.texts(iptc("Keywords"))
	if len(words) == 0 {
		words = s.texts(xmp("Subject"))
	}
	return words[:min(len(words), maxKeywords)]
}

func (s tagSet) orientation() int {
	n := 0
	if _, err := fmt.Sscan(fmt.Sprint(s[exif("Orientation")]), &n); err != nil || n < 1 || n > 8 {
		return 1
	}
	return n
}

func all(string) bool { return true }

// cameraWords are what cameras and programs write where a caption belongs.
var cameraWords = regexp.MustCompile(`(?i)^\s*(olympus digital camera|sony dsc|konica minolta digital camera|minolta digital camera|kodak digital still camera|samsung( camera pictures| digital camera)?|digital camera|dcim\\.*|exif_jpeg_.*|jpeg image|dav|rhdr|hdr|cof|oznor|mde|sdr|default|untitled|picture|created (by|with) .*|processed with .*|screenshot|[a-z]{2,4}_?\d{3,8}(\.[a-z]{3,4})?)\s*$`)

// notCamera reports whether a text was written by a person.
func notCamera(text string) bool { return !cameraWords.MatchString(text) }

var dayForm = regexp.MustCompile(`^(\d{4})[-:/]?(\d{2})[-:/]?(\d{2})`)

// day returns the ISO 8601 day at the start of a date, empty if there is none.
func day(date string) string {
	m := dayForm.FindStringSubmatch(date)
	if m == nil || m[1] == "0000" || m[2] < "01" || m[2] > "12" || m[3] < "01" || m[3] > "31" {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}
