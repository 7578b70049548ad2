package desk

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"sync"

	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
	"broadsheet/backend/scene"
)

// inkings remembers how much ink presses make of photos, so that a keystroke
// measures none: what is shown of a photo, in which tone, for which condition.
type inkings struct {
	mu   sync.Mutex
	made map[inkingKey]photo.Inking
}

type inkingKey struct {
	photo     string
	crop      scene.Crop
	tone      scene.Tone
	condition *photo.Condition
}

// mostInkings are more than the photos of the pages that are worked on.
const mostInkings = 2000

func (i *inkings) get(k inkingKey) (photo.Inking, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	known, ok := i.made[k]
	return known, ok
}

func (i *inkings) put(k inkingKey, v photo.Inking) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.made == nil || len(i.made) >= mostInkings {
		i.made = map[inkingKey]photo.Inking{}
	}
	i.made[k] = v
}

// separations measure the photos of a page for a press. They look at the copies
// for the screen, which are there as soon as a page is seen: no original is
// decoded for a check.
type separations struct {
	ctx       context.Context
	room      *Newsroom
	condition *photo.Condition
}

// inkingWidth is that of the copies that are measured, in pixels: on a page
// about 80 to the inch, where shadows are still what they print as.
const inkingWidth = 800

// InkOf implements preflight.Separations. A photo that cannot be read is told
// elsewhere.
func (s separations) InkOf(p scene.Picture) (preflight.Ink, bool) {
	if !s.condition.MayExceed() {
		return preflight.Ink{}, false
	}
	key := inkingKey{p.Photo, p.Crop, p.Tone, s.condition}
	ink, ok := s.room.inkings.get(key)
	if !ok {
		whole, err := s.room.album.screenCopy(s.ctx, photo.ID(p.Photo), photo.Tone(p.Tone), inkingWidth)
		if err != nil {
			return preflight.Ink{}, false
		}
		img, err := jpeg.Decode(bytes.NewReader(whole.Data))
		if err != nil {
			return preflight.Ink{}, false
		}
		ink = s.condition.Inking(shownPart(img, p.Crop))
		s.room.inkings.put(key, ink)
	}
	return preflight.Ink{Most: ink.Most, Share: ink.Share, Worst: scene.Crop(ink.Worst), IsHeld: true}, true
}

// shownPart is what a crop shows of a picture.
func shownPart(img image.Image, crop scene.Crop) image.Image {
	part, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok || crop.W <= 0 || crop.H <= 0 {
		return img
	}
	return part.SubImage(partOf(img.Bounds(), crop))
}
