package desk

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"broadsheet/backend/caption/table"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/render/png"
)

// ExportRequest asks for a document's pages in a format, for the table of its
// captions, for its photos as a zip of JPEGs with their words, or for a package
// for the printer: a PDF with all that belongs to it. Page counts from 0 and concerns PNG alone, as DPI does.
type ExportRequest struct {
	Format string `json:"format"` // "pdf", "png", "captions", "photos", "package"
	// Profile names the export profile of a PDF or a package; empty: the default. What it
	// stops is refused, but for what the overrides let pass.
	Profile   string     `json:"profile,omitempty"`
	Overrides []Override `json:"overrides,omitempty"`

	// Pages are those that a PDF is made of, by their numbers from 0; none: all.
	// Findings of other pages do not stop it.
	Pages []int `json:"pages,omitempty"`
	// Name is what a PDF or a package is called, without extension; empty: as
	// the profile says.
	Name string `json:"name,omitempty"`

	Page  int     `json:"page,omitempty"`
	DPI   float64 `json:"dpi,omitempty"`
	Table string  `json:"table,omitempty"` // of captions: "xlsx" (default), "csv"
	PhotoExport
}

// The formats of an export.
const (
	exportPDF      = "pdf"
	exportPNG      = "png"
	exportCaptions = "captions"
	exportPhotos   = "photos"
	exportPackage  = "package"
)

// File is a finished file with its name and media type: its bytes, or a way to
// write them piece by piece where they may be too many to hold.
type File struct {
	Name  string
	Type  string
	Data  []byte
	Write func(w io.Writer) error
	// Delivery is what a package holds, for who wants its files one by one.
	Delivery *Delivery
}

// WriteTo writes the whole file. What was written before an error is of no use.
func (f File) WriteTo(w io.Writer) (int64, error) {
	if f.Write == nil {
		n, err := w.Write(f.Data)
		return int64(n), err
	}
	counted := &counter{w: w}
	err := f.Write(counted)
	return counted.n, err
}

// counter counts the bytes that go through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// Image is a picture with a mark that changes when it does.
type Image struct {
	ETag string
	Data []byte
}

// The resolutions of a proof, in pixels an inch.
const (
	leastDPI   = 20
	defaultDPI = 100
	mostDPI    = 600
)

// export is a document on its way to a file: the very revision of the click.
type export struct {
	room     *Newsroom
	job      *job
	now      *state
	document *document.Document // of now
	request  ExportRequest
	lang     string

	// Of a PDF and of a package; the history of a package alone.
	held     heldPage
	pressing *pressing
	history  []byte
}

// Export renders the very revision that there is now, in the background. A PDF
// is held to its profile first: the error is a *Stopped where that lets it not
// out.
func (n *Newsroom) Export(ctx context.Context, c Caller, id string, r ExportRequest) (Job, error) {
	now, history, err := n.exported(ctx, id, r.Format)
	if err != nil {
		return Job{}, err
	}
	if err := r.check(now.document); err != nil {
		return Job{}, err
	}
	e := export{room: n, now: now, document: now.document, request: r, lang: c.Language, history: history}
	if r.isPressed() {
		if err := e.guard(ctx); err != nil {
			return Job{}, err
		}
	}
	j := n.jobs.start(ExportJob, func(ctx context.Context, j *job) error {
		e.job = j
		j.change(func(at *jobProgress) {
			at.document, at.step = id, Step{Name: "render"}
			if e.pressing != nil {
				at.findings = append(at.findings, passedIn(e.held.report)...)
			}
		})
		file, err := e.render(ctx)
		if err == nil {
			j.finish(file)
		}
		return err
	})
	return j.told(c.Language), nil
}

// exported is the revision that there is now; for a package, with its history.
func (n *Newsroom) exported(ctx context.Context, id, format string) (now *state, history []byte, err error) {
	if format == exportPackage {
		return n.withHistory(ctx, id)
	}
	now, err = n.present(ctx, id)
	return now, nil, err
}

// isPressed reports whether a PDF by a profile comes of it.
func (r *ExportRequest) isPressed() bool { return r.Format == exportPDF || r.Format == exportPackage }

// check holds the request to what can be rendered, and fills in what it leaves
// open.
func (r *ExportRequest) check(d *document.Document) error {
	if r.DPI == 0 {
		r.DPI = defaultDPI
	}
	r.Table = cmp.Or(r.Table, string(table.XLSX))
	switch {
	case !slices.Contains([]string{exportPDF, exportPNG, exportCaptions, exportPhotos, exportPackage}, r.Format):
		return finding.Stop(BadRequest, finding.Place{}, "reason", "format "+strconv.Quote(r.Format))
	case !(r.DPI >= leastDPI && r.DPI <= mostDPI):
		return finding.Stop(BadRequest, finding.Place{}, "reason", "dpi")
	case r.Table != string(table.XLSX) && r.Table != string(table.CSV):
		return finding.Stop(BadRequest, finding.Place{}, "reason", "table "+strconv.Quote(r.Table))
	case !r.isPossible() || r.Quality < 0 || r.Quality > 100:
		return finding.Stop(BadRequest, finding.Place{}, "reason", "longSide or quality")
	case len(r.Pages) > 0 && r.Format != exportPDF:
		return finding.Stop(BadRequest, finding.Place{}, "reason", "pages are for a PDF")
	case r.Page < 0 || r.Page >= len(d.Pages):
		return finding.Stop(NoPage, finding.Place{}, "page", strconv.Itoa(r.Page+1))
	}
	slices.Sort(r.Pages)
	r.Pages = slices.Compact(r.Pages)
	for _, p := range r.Pages {
		if p < 0 || p >= len(d.Pages) {
			return finding.Stop(NoPage, finding.Place{}, "page", strconv.Itoa(p+1))
		}
	}
	return nil
}

func (e *export) render(ctx context.Context) (File, error) {
	switch e.request.Format {
	case exportPhotos:
		return e.photos(ctx)
	case exportPackage:
		return e.deliver(ctx)
	}
	make := map[string]func(context.Context, io.Writer) error{exportPDF: e.pdf, exportPNG: e.png, exportCaptions: e.captions}[e.request.Format]
	var out bytes.Buffer
	err := make(ctx, &out)
	if ctx.Err() != nil {
		return File{}, ctx.Err()
	}
	return File{Name: e.fileName(), Type: e.mediaType(), Data: out.Bytes()}, err
}

func (e *export) pdf(ctx context.Context, w io.Writer) error {
	o := e.pressing.options(e.document, e.room.desk.tools.SourceDate)
	drawn := e.held.scene
	if len(e.request.Pages) > 0 {
		drawn = drawn.Only(e.request.Pages)
	}
	return pdf.Render(w, drawn, e.room.desk.book, e.pictures(ctx).pressed(e.pressing), o)
}

func (e *export) png(ctx context.Context, w io.Writer) error {
	proof, err := png.Render(draw.Draw(e.document, e.now.layout), e.request.Page, e.request.DPI, e.room.desk.book, e.pictures(ctx))
	if err != nil {
		return err
	}
	return png.Encode(w, proof)
}

func (e *export) captions(_ context.Context, w io.Writer) error {
	data, err := table.Write(table.Format(e.request.Table), e.lang, captionEntries(e.document))
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// extension is that of the file's name.
func (e *export) extension() string {
	switch e.request.Format {
	case exportCaptions:
		return e.request.Table
	case exportPhotos:
		return "zip"
	}
	return e.request.Format
}

func (e *export) mediaType() string {
	return mediaTypes[e.extension()]
}

var mediaTypes = map[string]string{
	"pdf": "application/pdf", "png": "image/png", "csv": "text/csv; charset=utf-8", "zip": "application/zip",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// pictures are the document's photos at their printed sizes. One that cannot
// be made is among the job's findings.
func (e *export) pictures(ctx context.Context) renditions {
	return renditions{
		ctx: ctx, darkroom: e.room.album.darkroom, ppi: e.document.Design.Photos.PPI,
		name: func(id photo.ID) string {
			p, _ := e.document.Photo(document.PhotoID(id))
			return p.Name
		},
		note: func(f finding.Finding) { e.note(f) },
		tell: e.job.progress,
		made: new(sync.Map), done: new(atomic.Int64), of: len(e.document.Photos),
	}
}

// note puts findings among those of the job.
func (e *export) note(all ...finding.Finding) {
	e.job.change(func(at *jobProgress) { at.findings = append(at.findings, all...) })
}

// baseName is the document's title as a file's name; what a profile makes has
// the name that it gives. It has no extension.
func (e *export) baseName() string {
	if e.pressing != nil {
		return e.pressing.fileName(e.document)
	}
	return fileNameOf(e.document.Title)
}

func (e *export) fileName() string {
	name := e.baseName()
	if e.request.Format == "png" && len(e.document.Pages) > 1 {
		name += "-" + strconv.Itoa(e.request.Page+1)
	}
	return name + "." + e.extension()
}

// longestName is the length of a file's name made of a title, in characters.
const longestName = 60

// fileNameOf makes a file's name of a title: what no file system bears becomes
// a space.
func fileNameOf(title string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, title)
	name := []rune(strings.Trim(strings.Join(strings.Fields(clean), " "), ". "))
	if len(name) == 0 {
		return "broadsheet"
	}
	short := strings.TrimSpace(string(name[:min(len(name), longestName)]))
	if deviceName.MatchString(short) {
		return "_" + short
	}
	return short
}

// deviceName is a name that Windows takes for a device, whatever comes behind
// its dot.
var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)

// Result returns the file that an export made.
func (n *Newsroom) Result(id string) (File, error) {
	j, err := n.jobs.get(id)
	if err != nil {
		return File{}, err
	}
	if file := j.file(); file != nil {
		return *file, nil
	}
	return File{}, finding.Stop(NoResult, finding.Place{})
}
