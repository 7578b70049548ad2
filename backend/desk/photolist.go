package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// PhotoStatus says whether a file of a folder can be used as a photo.
type PhotoStatus string

// The statuses of photos.
const (
	PhotoSound   PhotoStatus = "ok"
	PhotoDamaged PhotoStatus = "damaged" // a part can be shown
	PhotoRefused PhotoStatus = "refused" // nothing can
)

// ListedPhoto is a file of a folder with what it says of itself. Width and
// Height are those of the upright picture. Of a file that is refused, no more
// may be known than its name.
type ListedPhoto struct {
	File        string      `json:"file"`
	Format      string      `json:"format"`
	Width       int         `json:"width"`
	Height      int         `json:"height"`
	Orientation int         `json:"orientation"` // EXIF, 1 to 8
	Profile     string      `json:"profile"`
	Caption     string      `json:"caption"`
	Headline    string      `json:"headline"`
	Byline      string      `json:"byline"`
	Credit      string      `json:"credit"`
	Date        string      `json:"date"` // ISO 8601 day
	Keywords    []string    `json:"keywords"`
	SHA256      string      `json:"sha256"` // hex; empty where the file cannot be read
	Status      PhotoStatus `json:"status"`
	Message     string      `json:"message"` // what an editor should know, in the language asked for
}

// ListPhotos looks at photos, decoding each to be sure of it, on all cores,
// and gives them in order. Whatever is wrong with a file is told in its line;
// errors are those of give and of ctx. HEIC goes by the converter, which may be
// nil.
func ListPhotos(ctx context.Context, files []PhotoFile, heic photo.Converter, lang string, give func(ListedPhoto) error) error {
	darkroom := photo.NewDarkroom(nil, nil, 0)
	darkroom.ConvertBy(heic)
	look := func(i int) ListedPhoto { return listPhoto(ctx, darkroom, files[i], lang) }
	return inOrder(ctx, len(files), look, func(_ int, p ListedPhoto) error { return give(p) })
}

func listPhoto(ctx context.Context, d *photo.Darkroom, f PhotoFile, lang string) ListedPhoto {
	line := ListedPhoto{File: f.Name, Status: PhotoRefused, Keywords: []string{}}
	data, err := f.Read()
	if err != nil {
		line.Message = textIn(err, lang)
		return line
	}
	sum := sha256.Sum256(data)
	line.SHA256 = hex.EncodeToString(sum[:])
	p, notes, err := d.Inspect(ctx, f.Name, data)
	line.take(p)
	switch {
	case err != nil:
		line.Message = textIn(err, lang)
	case p.Damage != "":
		line.Status = PhotoDamaged
		line.Message = finding.New(finding.Warning, PhotoIncomplete, finding.Place{}, "reason", p.Damage).Text(lang)
	default:
		line.Status = PhotoSound
		line.Message = textsIn(append(notes, p.Findings()...), lang)
	}
	return line
}

// take fills in what a photo says of itself. The caption is the original's:
// what was written beside it, in a document or a sidecar, is not looked for.
func (l *ListedPhoto) take(p photo.Photo) {
	l.Format, l.Width, l.Height, l.Profile = p.Format, p.Width, p.Height, p.Profile
	if p.Width > 0 {
		l.Orientation = p.Orientation
	}
	m := p.Meta
	l.Caption, l.Headline, l.Byline, l.Credit, l.Date = m.Caption, m.Headline, m.Byline, m.Credit, m.Date
	l.Keywords = append(l.Keywords, m.Keywords...)
}

// textIn is what an error says, without its place.
func textIn(err error, lang string) string {
	if f, ok := finding.FromError(err); ok {
		return f.Text(lang)
	}
	return err.Error()
}

func textsIn(findings []finding.Finding, lang string) string {
	texts := make([]string, len(findings))
	for i, f := range findings {
		texts[i] = f.Text(lang)
	}
	return strings.Join(texts, " ")
}
