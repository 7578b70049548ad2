package manuscript

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"broadsheet/backend/finding"
)

// archive is a .docx as a zip file, opened under limits. Nothing is ever
// written; names inside serve only to find the parts.
type archive struct {
	d            *draft
	files        map[string]*zip.File
	pictureBytes int
}

// openArchive reads the directory of the archive and refuses what is not a
// Word document or cannot be read without risk.
func openArchive(d *draft, data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, d.stop(ArchiveBroken, 0)
	}
	if len(r.File) > maxEntries {
		return nil, d.stop(ArchiveBomb, 0, "what", "entries")
	}
	a := &archive{d: d, files: map[string]*zip.File{}}
	for _, f := range r.File {
		if !isSafeName(f.Name) {
			d.report(finding.Warning, EntryIgnored, 0, "", "name", shorten(f.Name, 60))
			continue
		}
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")
		if a.files[name] == nil { // of two entries of one name the first counts
			a.files[name] = f
		}
	}
	return a, a.checkForm()
}

// isSafeName refuses names that lead out of the archive.
func isSafeName(name string) bool {
	name = strings.ReplaceAll(name, "\\", "/")
	return !strings.Contains("/"+name+"/", "/../") && !strings.Contains(name, ":") && !strings.Contains(name, "\x00")
}

// checkForm tells a Word document from the other zip files.
func (a *archive) checkForm() error {
	switch {
	case a.mainPart() != "":
		return nil
	case a.isOpenDocument():
		return a.d.stop(OpenDocument, 0)
	}
	return a.d.stop(OtherArchive, 0)
}

func (a *archive) isOpenDocument() bool {
	kind, err := a.part("mimetype")
	return err == nil && strings.Contains(string(kind), "opendocument") || a.files["content.xml"] != nil && a.files["META-INF/manifest.xml"] != nil
}

// mainPart returns the name of the part with the text; some programs do not
// call it document.xml.
func (a *archive) mainPart() string {
	if a.files["word/document.xml"] != nil {
		return "word/document.xml"
	}
	rels, err := a.relations("")
	if err != nil {
		return ""
	}
	for _, id := range sortedKeys(rels) {
		r := rels[id]
		if strings.HasSuffix(r.kind, "/officeDocument") && a.files[r.target] != nil && strings.HasPrefix(r.target, "word/") {
			return r.target
		}
	}
	return ""
}

// part unpacks an XML part; nil if the archive does not have it.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, nil
	}
	raw, err := a.unpack(f, maxXMLBytes)
	if err != nil {
		return nil, err
	}
	return raw, a.d.checkTags(raw)
}

// unpack reads an entry up to a limit. The sizes that the directory states
// are not trusted.
func (a *archive) unpack(f *zip.File, limit int) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, a.d.stop(ArchiveBroken, 0)
	}
	defer r.Close()
	ratioLimit := max(ratioFloor, int(min(f.CompressedSize64, maxDocxBytes))*maxRatio)
	data, err := io.ReadAll(io.LimitReader(r, int64(min(limit, ratioLimit))+1))
	switch {
	case len(data) > min(limit, ratioLimit):
		return nil, a.d.stop(ArchiveBomb, 0, "what", f.Name)
	case err != nil:
		return nil, a.d.stop(ArchiveBroken, 0)
	}
	return data, nil
}

// picture unpacks an embedded picture; false, with a finding, if it is not
// there or would be too much.
func (a *archive) picture(name string, line int) (Picture, bool) {
	f := a.files[name]
	if f == nil {
		a.d.report(finding.Warning, PictureMissing, line, "", "name", path.Base(name))
		return Picture{}, false
	}
	data, err := a.unpack(f, maxPictureBytes-a.pictureBytes)
	if err != nil || len(data) == 0 {
		a.d.report(finding.Warning, PictureMissing, line, "", "name", path.Base(name))
		return Picture{}, false
	}
	a.pictureBytes += len(data)
	return Picture{Name: path.Base(name), Data: data, Line: line}, true
}

// relation is what a part refers to by an id.
type relation struct {
	kind     string // the URI of its type
	target   string // name in the archive, or an address outside
	external bool
}

// relations reads the relations of a part, by id; of the whole archive for "".
func (a *archive) relations(part string) (map[string]relation, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	raw, err := a.part(name)
	if raw == nil || err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	x := newXMLReader(a.d, raw)
	err = x.each(func(e element) error {
		if e.name != "Relationship" {
			return nil
		}
		r := relation{kind: e.attr("Type"), target: e.attr("Target"), external: e.attr("TargetMode") == "External"}
		if !r.external {
			r.target = resolve(part, r.target)
		}
		rels[e.attr("Id")] = r
		return nil
	})
	return rels, err
}

// resolve returns the name in the archive of a target relative to a part.
func resolve(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(part), target), "/")
}
