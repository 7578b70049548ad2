package desk

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"
	"time"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/photo"
	"broadsheet/backend/press"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/render/pdf"
)

// pressing is an export profile ready for work: how photos are made for it,
// and what the file says of its printing condition.
type pressing struct {
	profile   *press.Profile
	name      string           // of the file, without extension; empty: as the profile says
	condition *photo.Condition // nil: photos stay light
	icc       []byte           // of the condition; nil where there is none
	book      *font.Book       // for what is written around the page
}

// pressing makes a profile ready; "" names the default. Errors are
// *finding.Error: no such profile, a profile or an ICC file that cannot be used.
func (d *Desk) pressing(name string) (*pressing, error) {
	profile, err := d.tools.Profiles.Load(name)
	if err != nil {
		return nil, err
	}
	return d.ready(profile)
}

// ready makes a profile ready that was loaded before.
func (d *Desk) ready(profile *press.Profile) (p *pressing, err error) {
	p = &pressing{profile: profile, book: d.book}
	if profile.Space != press.CMYK && profile.Standard == press.Plain {
		return p, nil
	}
	if p.icc, err = d.iccOf(profile); err != nil {
		return nil, err
	}
	if profile.Space == press.CMYK {
		p.condition, err = d.conditions.of(profile, p.icc)
	}
	return p, err
}

// iccOf returns the bytes of a profile's printing condition.
func (d *Desk) iccOf(p *press.Profile) ([]byte, error) {
	if p.Condition.ICC == press.Newsprint {
		return newsprint.ICC(newsprint.Options{InkLimit: p.Condition.InkLimit}), nil
	}
	return d.tools.Profiles.ICC(p)
}

// conditions keeps printing conditions: each takes a tenth of a second, and
// renditions of one and the same are shared. A profile's file may change while
// the desk is open, so they are known by what they are made of.
type conditions struct {
	mu   sync.Mutex
	made map[string]*photo.Condition
}

// mostConditions are more than a newspaper works with at a time; each takes
// about a megabyte.
const mostConditions = 8

func (c *conditions) of(p *press.Profile, bytes []byte) (*photo.Condition, error) {
	o := icc.Options{Intent: icc.Relative, BlackPoint: p.Condition.BlackPoint}
	if p.Condition.Intent == "perceptual" {
		o.Intent = icc.Perceptual
	}
	packing := map[string]photo.Packing{"smallest": photo.Smallest, "jpeg": photo.JPEGAlone, "flate": photo.FlateAlone}[p.Photos.Coding]
	key := fmt.Sprintf("%x %v %v %v", sha256.Sum256(bytes), o, p.Condition.InkLimit, packing)
	c.mu.Lock()
	defer c.mu.Unlock()
	if made := c.made[key]; made != nil {
		return made, nil
	}
	parsed, err := icc.Parse(bytes)
	var made *photo.Condition
	if err == nil {
		made, err = photo.NewCondition(parsed, bytes, o, p.Condition.InkLimit, packing)
	}
	if err != nil {
		return nil, finding.Stop(press.BadProfile, finding.Place{File: p.Condition.ICC}, "reason", err.Error())
	}
	if c.made == nil || len(c.made) >= mostConditions {
		c.made = map[string]*photo.Condition{}
	}
	c.made[key] = made
	return made, nil
}

// standards are the renderer's words for those of profiles.
var standards = map[press.Standard]pdf.Standard{press.X4: pdf.X4, press.X1a: pdf.X1a}

// rules are what the profile asks of everything that is painted, whatever is
// made of a page by it.
func (p *pressing) rules() ground.Rules {
	r := ground.Rules{Overprint: p.profile.Black.Overprint}
	if p.profile.Space == press.CMYK {
		r.InkLimit = p.profile.Condition.InkLimit / 100
	}
	return r
}

// options are the renderer's for a document. sourceDate is Tools.SourceDate.
func (p *pressing) options(d *document.Document, sourceDate time.Time) pdf.Options {
	q, rules := p.profile, p.rules()
	o := pdf.Options{
		Standard: standards[q.Standard], Date: dateOf(d, sourceDate),
		Sheet:     p.sheet(d),
		Overprint: rules.Overprint, InkLimit: rules.InkLimit, Screen: q.Space == press.SRGB, Links: q.Links, Tagged: q.Tagged,
		Watermark: inLanguage(q.Watermark, languageOf(d), ""), Lettering: p.lettering,
	}
	if o.Standard == "" {
		return o
	}
	c := q.Condition
	o.Intent = &pdf.OutputIntent{Identifier: c.Identifier, Registry: c.Registry, Condition: c.Name, Info: c.Info, ICC: p.icc}
	if o.Date.IsZero() {
		o.Date = undated
	}
	return o
}

func (p *pressing) sheet(d *document.Document) *pdf.Sheet {
	s := p.profile.Sheet
	sheet := &pdf.Sheet{Bleed: s.Bleed, Crop: s.Crop, Registration: s.Registration, Bar: s.Bar}
	if s.Slug {
		sheet.Slug = p.slug(d)
	}
	return sheet
}

// slug says which file this is: its name, the day, for what it was made.
func (p *pressing) slug(d *document.Document) string {
	words := []string{p.fileName(d) + ".pdf"}
	if d.Folio.Date != "" {
		words = append(words, d.Folio.Date)
	}
	return strings.Join(append(words, inLanguage(p.profile.Title, languageOf(d), p.profile.Name)), " · ")
}

// lettering finds a face for what is written around a page, which may be in any
// script: a file's name is what somebody called it.
func (p *pressing) lettering(r rune) (*font.Face, bool) {
	return p.book.FaceFor(font.Query{Family: "sans", Weight: 500}, r)
}

// fileName is the name of a document's file, without extension.
func (p *pressing) fileName(d *document.Document) string {
	return cmp.Or(p.name, nameBy(p.profile, d))
}

// nameBy is the name that a profile gives a document's file, without extension.
func nameBy(p *press.Profile, d *document.Document) string {
	return fileNameOf(p.Named(press.Naming{
		Title: fileNameOf(d.Title), Paper: d.Folio.Paper, Date: dayInName(d.Folio.Date), Page: d.Folio.PageNumber,
	}))
}

// dayInName is a date as names of files have it, "20250116"; as it stands where
// it is none.
func dayInName(date string) string {
	if day, err := readDate(date, finding.Place{}); err == nil && day != "" {
		return strings.ReplaceAll(day, "-", "")
	}
	return date
}

// undated stands in files that must have a date where nobody knows one; it is
// that of our zips, and of no newspaper.
var undated = packTime

// dateOf returns the date that a file is given: SOURCE_DATE_EPOCH, else the
// day in the folio; zero where there is neither.
func dateOf(d *document.Document, sourceDate time.Time) time.Time {
	if !sourceDate.IsZero() {
		return sourceDate
	}
	day, err := readDate(d.Folio.Date, finding.Place{})
	if err != nil || day == "" {
		return time.Time{}
	}
	t, _ := time.Parse(time.DateOnly, day) // readDate gives no other form
	return t
}

// languageOf is the language of a document's pages, as texts are chosen by it.
func languageOf(d *document.Document) string {
	if strings.HasPrefix(string(d.Locale), "zh") {
		return "zh"
	}
	return "en"
}
