package desk

import (
	"context"
	"math"
	"runtime"
	"sync"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"

	"golang.org/x/sync/errgroup"
)

// album is what the newsroom knows of the photos in its library: their sizes,
// what they say of themselves, and copies for the screen.
type album struct {
	originals photo.Source
	darkroom  *photo.Darkroom
	known     sync.Map // photo.ID to photo.Photo, as probed
	lights    sync.Map // photo.ID to photo.Light; an unknown one where nobody has measured it yet
	clearing  *time.Timer
}

// The negatives of an album serve the widths of one photo that are asked for
// one after the other; a while after the last they are let go. Those of seven
// photos of 24 megapixels take 63 MB.
const (
	heldNegatives = 64 << 20 // bytes
	heldFor       = 15 * time.Second
)

// newAlbum is an album of a library's originals.
func newAlbum(cache photo.Cache, originals photo.Source, converter photo.Converter) *album {
	a := &album{originals: originals, darkroom: photo.NewDarkroom(cache, originals, runtime.GOMAXPROCS(0))}
	a.darkroom.ConvertBy(converter)
	a.darkroom.Hold(heldNegatives)
	a.clearing = time.AfterFunc(heldFor, a.darkroom.Clear)
	return a
}

// screenWidths are the widths of photos on the screen, in pixels.
var screenWidths = []int{320, 800, 1600, 3200}

// screenQuality is the JPEG quality of photos on the screen, where nobody
// looks at a pixel.
const screenQuality = 84

// widthFor is the least of the widths that a wanted one fits in.
func widthFor(width int) int {
	for _, w := range screenWidths {
		if width <= w {
			return w
		}
	}
	return screenWidths[len(screenWidths)-1]
}

// probe reads what is known of a photo without its pixels.
func (a *album) probe(id photo.ID, name string) (photo.Photo, error) {
	if p, ok := a.known.Load(id); ok {
		found := p.(photo.Photo)
		found.Name = name
		return found, nil
	}
	p, err := a.darkroom.Probe(id, name)
	if err == nil {
		a.known.Store(id, p)
	}
	return p, err
}

// look probes a photo and finds what matters in it; the answer of an earlier
// look is in the cache.
func (a *album) look(ctx context.Context, id photo.ID, name string) (photo.Photo, error) {
	p, err := a.probe(id, name)
	if err != nil || p.Focus.IsKnown() {
		return p, err
	}
	defer a.clearing.Reset(heldFor)
	if err := a.darkroom.Analyse(ctx, &p); err != nil {
		return p, err
	}
	a.known.Store(id, p)
	a.lights.Store(id, p.Light)
	return p, nil
}

// lightOf tells how light a photo is, where it was looked at before: it is asked
// with every keystroke, so nothing is decoded, and the cache is asked once.
func (a *album) lightOf(id photo.ID) (photo.Light, bool) {
	l, ok := a.lights.Load(id)
	if !ok {
		known, _ := a.darkroom.KnownLight(id)
		l, _ = a.lights.LoadOrStore(id, known)
	}
	light := l.(photo.Light)
	return light, light.IsKnown()
}

// screenCopy returns the whole photo, upright, in a tone, about width pixels wide.
func (a *album) screenCopy(ctx context.Context, id photo.ID, tone photo.Tone, width int) (photo.Rendition, error) {
	p, err := a.probe(id, "")
	if err != nil {
		return photo.Rendition{}, err
	}
	defer a.clearing.Reset(heldFor)
	spec := copySpec(p, widthFor(width))
	spec.Tone = tone
	return a.darkroom.Rendition(ctx, spec)
}

// copySpec asks for a whole photo at one of the screen's widths.
func copySpec(p photo.Photo, width int) photo.Spec {
	height := int(math.Round(float64(width) * float64(p.Height) / float64(max(1, p.Width))))
	return photo.Spec{ID: p.ID, Crop: photo.Whole, Width: width, Height: max(1, height), Quality: screenQuality}
}

// copiesMade are the widths that an editor sees first: thumbnails, the list of
// photos, and the page as a whole.
var copiesMade = []int{320, 800}

// warm puts copies of photos into the cache, several at once, by a darkroom
// that may have them decoded already. What fails is told where it is shown.
func (a *album) warm(ctx context.Context, d *photo.Darkroom, list []photo.Photo, widths ...int) {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range list {
		work.Go(func() error {
			for _, width := range widths {
				_, _ = d.Rendition(ctx, copySpec(p, width))
			}
			return nil
		})
	}
	_ = work.Wait()
}

// photosOf are the photos that a page shows, as far as they can be read.
func (a *album) photosOf(d *document.Document, page int) []photo.Photo {
	var out []photo.Photo
	for _, f := range d.Pages[page].Frames {
		if f.Photo == "" || f.Kind != document.PhotoFrame {
			continue
		}
		if p, err := a.probe(photo.ID(f.Photo), ""); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// Photo returns a whole photo, upright, as a JPEG about width pixels wide, in a
// tone as photo.Tone writes it; empty: as it is. BadRequest for one that is none.
func (n *Newsroom) Photo(ctx context.Context, id string, width int, tone string) ([]byte, error) {
	by, ok := photo.ParseTone(tone)
	if !ok {
		return nil, finding.Stop(BadRequest, finding.Place{}, "reason", "tone")
	}
	r, err := n.album.screenCopy(ctx, photo.ID(id), by, width)
	if err == nil || isEnd(err) {
		return r.Data, err
	}
	return nil, finding.Stop(NoPhoto, finding.Place{Photo: id})
}

// previewKey is under which the cache keeps the camera's own small picture of a
// photo; an empty one says that there is none.
func previewKey(id string) string { return "preview/1/" + id }

// PhotoPreview returns the small picture that the camera has put into a photo's
// file, upright, as a JPEG: at once, where a whole photo has to be decoded.
// None, and no error, where the file brings none.
func (n *Newsroom) PhotoPreview(ctx context.Context, id string) ([]byte, error) {
	if preview, isKnown := n.cache.Get(previewKey(id)); isKnown {
		return preview, nil
	}
	head, err := n.library.PhotoHead(ctx, photo.ID(id), photo.PreviewHead)
	if isEnd(err) {
		return nil, err
	}
	if err != nil {
		return nil, finding.Stop(NoPhoto, finding.Place{Photo: id})
	}
	preview := photo.Preview(head)
	n.cache.Put(previewKey(id), preview)
	return preview, nil
}
