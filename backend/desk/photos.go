package desk

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"

	"golang.org/x/sync/errgroup"
)

// photos are the photos of a page, each once, embedded ones first.
type photos struct {
	list []photo.Photo // that can be used
	// asked are all that were given, for binding captions: of those that
	// cannot be used only the name is known, and their ID is a made-up one.
	asked []photo.Photo
	// embedded holds the ID of each picture of the manuscript.
	embedded []photo.ID
	findings []finding.Finding
}

// isUsable reports whether one of the photos that can be used has a name.
func (p photos) isUsable(name string) bool {
	return slices.ContainsFunc(p.list, func(one photo.Photo) bool { return one.Name == name })
}

// byID returns the photo of an id, and whether there is one.
func (p photos) byID(id photo.ID) (photo.Photo, bool) {
	for _, one := range p.list {
		if one.ID == id {
			return one, true
		}
	}
	return photo.Photo{}, false
}

// opened is what came of one file.
type opened struct {
	photo    photo.Photo
	isUsable bool
	findings []finding.Finding
}

// open reads, measures and looks at photos, several at once. A photo that
// cannot be used is a warning; only the end of ctx is an error.
func (c *Composition) open(ctx context.Context, files []PhotoFile) ([]opened, error) {
	defer c.watch.start(stepPhotos)()
	results := make([]opened, len(files))
	var done atomic.Int64
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		work.Go(func() error {
			results[i] = c.openOne(ctx, f)
			c.request.tell(Step{Name: "photos", Done: int(done.Add(1)), Of: len(files)})
			return ctx.Err()
		})
	}
	return results, work.Wait()
}

func (c *Composition) openOne(ctx context.Context, f PhotoFile) opened {
	stamp := f.stamp()
	if p, findings, isKnown := c.recall(f, stamp); isKnown {
		return usable(p, findings)
	}
	data, err := f.Read()
	if err != nil {
		return unusable(f, err)
	}
	p, findings, err := c.darkroom.Open(ctx, f.Name, data)
	if err != nil {
		return unusable(f, err)
	}
	c.desk.tools.Originals.Keep(p.ID, f.Read)
	c.remember(f, stamp, p.ID)
	return usable(p, findings)
}

func usable(p photo.Photo, findings []finding.Finding) opened {
	return opened{photo: p, isUsable: true, findings: append(findings, p.Findings()...)}
}

// unusable makes a warning of what kept a photo from being used: the page is
// made without it.
func unusable(f PhotoFile, err error) opened {
	bad, ok := finding.FromError(err)
	if !ok {
		bad = finding.New(finding.Warning, PhotoUnusable, finding.Place{}, "reason", err.Error())
	}
	bad.Severity = finding.Warning
	if bad.Place.File == "" {
		bad.Place.File = f.Name
	}
	return opened{photo: photo.Photo{Name: f.Name}, findings: []finding.Finding{bad}}
}

// join puts the embedded and the given photos together. A photo that is there
// twice counts once, as a document holds each only once.
func join(embedded, given []opened) photos {
	all := photos{embedded: make([]photo.ID, len(embedded))}
	for i, o := range slices.Concat(embedded, given) {
		all.findings = append(all.findings, o.findings...)
		if !o.isUsable {
			o.photo.ID = photo.ID(fmt.Sprintf("unusable %d", i))
		}
		if i < len(embedded) {
			all.embedded[i] = o.photo.ID
		}
		if first, isTwice := all.byID(o.photo.ID); isTwice {
			all.findings = append(all.findings, finding.New(finding.Note, PhotoTwice, finding.Place{File: o.photo.Name}, "first", first.Name))
			continue
		}
		all.asked = append(all.asked, o.photo)
		if o.isUsable {
			all.list = append(all.list, o.photo)
		}
	}
	return all
}
