package desk

import (
	"context"
	"runtime"
	"strconv"

	"broadsheet/backend/caption"
	"broadsheet/backend/compose"
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"

	"golang.org/x/sync/errgroup"
)

// Compose reads a manuscript and its photos and makes pages of them. Input
// that cannot be used is a *finding.Error; everything else that a user should
// know is among the composition's Findings.
func (d *Desk) Compose(ctx context.Context, r Request) (*Composition, error) {
	c := d.begin(r)
	m, photos, err := c.read(ctx)
	if err != nil {
		return nil, err
	}
	in, err := c.input(m, photos)
	if err != nil {
		return nil, err
	}
	r.tell(Step{Name: "compose"})
	stop := c.watch.start(stepCompose)
	c.result, err = compose.Compose(ctx, in)
	stop()
	if err != nil {
		return nil, err
	}
	c.note(c.result.Findings...)
	if found := c.Alternatives(); found < r.Alternatives {
		c.note(finding.New(finding.Note, FewerPages, finding.Place{}, "found", strconv.Itoa(found), "wanted", strconv.Itoa(r.Alternatives)))
	}
	c.prepare()
	return c, nil
}

// begin starts a composition; loading the faces goes on beside its reading.
func (d *Desk) begin(r Request) *Composition {
	c := &Composition{desk: d, request: r, watch: newStopwatch(d.tools.Clock)}
	c.darkroom = photo.NewDarkroom(d.tools.Cache, d.tools.Originals, runtime.GOMAXPROCS(0))
	c.darkroom.ConvertBy(d.tools.Converter)
	c.note(r.Findings...)
	go d.preload(r.Design)
	return c
}

// read reads the manuscript and the photos of the request side by side, then
// those that the manuscript embeds, which go first.
func (c *Composition) read(ctx context.Context) (*manuscript.Manuscript, photos, error) {
	var m *manuscript.Manuscript
	var embedded, given []opened
	work, workCtx := errgroup.WithContext(ctx)
	work.Go(func() (err error) {
		c.pressing, err = c.desk.pressing(c.request.Profile)
		return err
	})
	work.Go(func() (err error) {
		if m, err = c.readManuscript(workCtx); err == nil {
			embedded, err = c.open(workCtx, embeddedFiles(m))
		}
		return err
	})
	work.Go(func() (err error) {
		given, err = c.open(workCtx, c.request.Photos)
		return err
	})
	if err := work.Wait(); err != nil {
		return nil, photos{}, err
	}
	all := join(embedded, given)
	c.note(m.Findings...)
	c.note(all.findings...)
	return m, all, nil
}

func (c *Composition) readManuscript(ctx context.Context) (*manuscript.Manuscript, error) {
	c.request.tell(Step{Name: "read"})
	defer c.watch.start(stepRead)()
	return manuscript.Read(ctx, manuscript.Input{Name: c.request.Manuscript.Name, Data: c.request.Manuscript.Data})
}

// embeddedFiles are the manuscript's own pictures as files.
func embeddedFiles(m *manuscript.Manuscript) []PhotoFile {
	var files []PhotoFile
	for _, p := range m.Pictures {
		files = append(files, PhotoFile{Name: p.Name, Read: func() ([]byte, error) { return p.Data, nil }})
	}
	return files
}

// input puts together what the composer needs.
func (c *Composition) input(m *manuscript.Manuscript, all photos) (compose.Input, error) {
	folio, err := folioOf(c.request, m)
	if err != nil {
		return compose.Input{}, err
	}
	d, notes, err := designOf(c.request, m)
	if err != nil {
		return compose.Input{}, err
	}
	c.note(notes...)
	if err := c.desk.checkFaces(d, m.Story.Locale); err != nil {
		return compose.Input{}, err
	}
	pictures, text := c.bind(m, all)
	c.manuscript, c.design, c.photos = m, d, all
	return c.inputOf(m, text, pictures, d, folio), nil
}

func (c *Composition) inputOf(m *manuscript.Manuscript, text story.Story, pictures []compose.Picture, d design.Design, folio document.Folio) compose.Input {
	credit, made := c.creditLine(m)
	return compose.Input{
		Story:        text,
		Credit:       credit,
		MadeCredit:   made,
		Pictures:     pictures,
		Design:       d,
		Book:         c.desk.book,
		Folio:        folio,
		Title:        titleOf(m),
		Seed:         c.request.Seed,
		Alternatives: max(c.request.Alternatives, 1),
	}
}

// creditLine is the manuscript's, else made of what the photos say of
// themselves.
func (c *Composition) creditLine(m *manuscript.Manuscript) (line, made string) {
	if _, has := m.Story.First(story.Credit); has {
		return m.Credit, ""
	}
	line = caption.CreditLine(c.photos.list, m.Credit, m.Story.Locale)
	if c.hasOwnCredit = line != m.Credit; c.hasOwnCredit {
		made = line
	}
	return line, made
}

// titleOf is the title in the PDF's properties: the front matter's, or the
// headline on one line.
func titleOf(m *manuscript.Manuscript) string {
	headline, _ := m.Story.First(story.Headline)
	return firstOf(m.Meta.Title, headline.Text())
}

// note keeps findings for the summary and the report.
func (c *Composition) note(fs ...finding.Finding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.findings = append(c.findings, fs...)
}
