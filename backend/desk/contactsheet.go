package desk

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	"broadsheet/backend/contactsheet"
	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/story"
)

// ContactSheet asks for pages of small pictures of photos.
type ContactSheet struct {
	Title    string // at the top of each page
	Count    string // beside it, in words
	Language string
	// Progress is told each photo; it is called from any goroutine.
	Progress func(Step)
}

// sheetPPI is the resolution of the pictures: enough for a magnifying glass.
const sheetPPI = 220

// ContactSheet writes a PDF with all photos in order, those that cannot be
// shown among them with the reason. given hears of each photo.
func (d *Desk) ContactSheet(ctx context.Context, w io.Writer, files []PhotoFile, c ContactSheet, given func(ListedPhoto)) error {
	look, err := design.Load(DefaultDesign)
	if err != nil {
		return err
	}
	locale := story.Locale("zh-CN") // captions may be Chinese, whatever the language of the messages
	if err := d.checkFaces(look, locale); err != nil {
		return err
	}
	originals := &readers{}
	sheet := contactsheet.Sheet{Title: c.Title, Count: c.Count, Locale: locale, Faces: look.Faces}
	err = ListPhotos(ctx, files, d.tools.Converter, c.Language, func(p ListedPhoto) error {
		i := len(sheet.Photos)
		sheet.Photos = append(sheet.Photos, onSheet(p))
		if id := sheet.Photos[i].ID; id != "" {
			originals.Store(photo.ID(id), files[i].Read)
		}
		c.Progress(Step{Name: "photos", Done: i + 1, Of: len(files)})
		given(p)
		return nil
	})
	if err != nil {
		return err
	}
	darkroom := photo.NewDarkroom(nil, originals, 0)
	darkroom.ConvertBy(d.tools.Converter)
	darkroom.Hold(0)
	pictures := renditions{
		ctx: ctx, darkroom: darkroom, ppi: sheetPPI,
		name: func(id photo.ID) string { return string(id) }, note: func(finding.Finding) {}, // ListPhotos has told
		tell: c.Progress, made: new(sync.Map), done: new(atomic.Int64), of: len(files),
	}
	if err := pdf.Render(w, contactsheet.Draw(sheet, d.book), d.book, pictures, pdf.Options{Overprint: true, Links: true}); ctx.Err() == nil {
		return err
	}
	return ctx.Err()
}

// idDigits is how much of a content hash is a photo's ID (photo.ID).
const idDigits = 32

func onSheet(p ListedPhoto) contactsheet.Photo {
	one := contactsheet.Photo{Name: p.File, Width: p.Width, Height: p.Height, Caption: p.Caption, Credit: p.Credit}
	if p.Status != PhotoSound {
		one.Trouble = p.Message
	}
	if p.Status != PhotoRefused {
		one.ID = p.SHA256[:idDigits]
	}
	return one
}
