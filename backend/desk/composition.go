package desk

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"broadsheet/backend/compose"
	"broadsheet/backend/design"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/photo"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/render/png"
	"broadsheet/backend/scene"
)

// Composition is a composed manuscript: one page or set of pages for each
// alternative, the best one first. Its exports may run side by side.
type Composition struct {
	desk     *Desk
	request  Request
	watch    *stopwatch
	darkroom *photo.Darkroom
	pressing *pressing

	manuscript *manuscript.Manuscript
	design     design.Design
	photos     photos
	// fromPhoto marks the photos whose captions are their own and not the
	// manuscript's; hasOwnCredit is set where the credit line is made of what
	// the photos say.
	fromPhoto    map[photo.ID]bool
	hasOwnCredit bool

	result compose.Result
	drawn  []drawn // by alternative

	mu       sync.Mutex
	findings []finding.Finding
}

// drawn is an alternative's way from its document to the renderers.
type drawn struct {
	layout *layout.Layout
	scene  func() *scene.Scene // made when first asked for
	made   *sync.Map           // its renditions
	done   *atomic.Int64
}

// prepare makes the alternatives ready for export.
func (c *Composition) prepare() {
	for i := range c.result.Alternatives {
		a := &c.result.Alternatives[i]
		d := drawn{layout: a.Layout, made: new(sync.Map), done: new(atomic.Int64)}
		if d.layout == nil {
			d.layout = layout.LayOut(&a.Document, c.desk.book, nil)
		}
		d.scene = sync.OnceValue(func() *scene.Scene { return draw.Draw(&a.Document, d.layout) })
		c.drawn = append(c.drawn, d)
	}
}

// Alternatives returns how many there are; asked-for ones may be missing where
// the text allows no more that differ.
func (c *Composition) Alternatives() int { return len(c.result.Alternatives) }

// Pages returns the number of pages of an alternative, counted from 0.
func (c *Composition) Pages(alternative int) int {
	return len(c.result.Alternatives[alternative].Document.Pages)
}

// Findings returns all that a user should know, worst first. What concerns
// pictures is complete once the alternatives are exported.
func (c *Composition) Findings() []finding.Finding {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := slices.Clone(c.findings)
	for _, d := range c.drawn[:min(1, len(c.drawn))] {
		all = append(all, d.layout.Findings...)
		all = append(all, c.coarsePhotos(&c.result.Alternatives[0].Document, d.layout)...)
	}
	all = append(all, c.desk.book.Findings()...)
	finding.Sort(all)
	return slices.CompactFunc(all, isSameFinding)
}

func isSameFinding(a, b finding.Finding) bool {
	return a.Code == b.Code && a.Place == b.Place && fmt.Sprint(a.Params) == fmt.Sprint(b.Params)
}

// ExportPDF writes an alternative, counted from 0, as a PDF by the request's
// export profile.
func (c *Composition) ExportPDF(ctx context.Context, w io.Writer, alternative int) error {
	return c.export(ctx, alternative, func(s *scene.Scene, pics renditions) error {
		o := c.pressing.options(&c.result.Alternatives[alternative].Document, c.desk.tools.SourceDate)
		return pdf.Render(w, s, c.desk.book, pics.pressed(c.pressing), o)
	})
}

// ExportPNG writes a page of an alternative, both counted from 0, as a PNG of
// a resolution in pixels an inch.
func (c *Composition) ExportPNG(ctx context.Context, w io.Writer, alternative, page int, dpi float64) error {
	return c.export(ctx, alternative, func(s *scene.Scene, pics renditions) error {
		proof, err := png.Render(s, page, dpi, c.desk.book, pics)
		if err != nil {
			return err
		}
		return png.Encode(w, proof)
	})
}

// export hands an alternative to a renderer. An error caused by the end of ctx
// is that of ctx, whatever the renderer made of it.
func (c *Composition) export(ctx context.Context, alternative int, render func(*scene.Scene, renditions) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d := c.drawn[alternative]
	stop := c.watch.start(stepLayout)
	s := d.scene()
	stop()
	c.request.tell(Step{Name: "render"})
	defer c.watch.start(stepRender)()
	err := render(s, c.renditions(ctx, alternative))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// renditions are the pictures of an alternative, for an export.
func (c *Composition) renditions(ctx context.Context, alternative int) renditions {
	d := c.drawn[alternative]
	return renditions{
		ctx: ctx, darkroom: c.darkroom, ppi: c.design.Photos.PPI,
		name: c.nameOf,
		note: func(f finding.Finding) { c.note(f) },
		tell: c.request.tell,
		made: d.made, done: d.done, of: len(c.result.Alternatives[alternative].Document.Photos),
	}
}

// nameOf is the file name of a photo, empty if it is not among the request's.
func (c *Composition) nameOf(id photo.ID) string {
	p, _ := c.photos.byID(id)
	return p.Name
}
