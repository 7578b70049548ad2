package desk

import (
	"context"
	"sync"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/search"
)

// likes knows which photos look like each other. It is safe for concurrent use.
type likes struct {
	album *album
	known sync.Map // photo.ID to photo.Likeness
}

// recallFor bounds how long a caller waits for likenesses out of the cache.
const recallFor = 200 * time.Millisecond

// of returns the likeness of a photo; its original is decoded if nobody has
// looked at it yet. What cannot be decoded is like nothing.
func (l *likes) of(ctx context.Context, id photo.ID, name string) (photo.Likeness, error) {
	if known, is := l.known.Load(id); is {
		return known.(photo.Likeness), nil
	}
	likeness, err := l.album.darkroom.Likeness(ctx, id, name)
	if isEnd(err) {
		return likeness, err
	}
	l.known.Store(id, likeness)
	return likeness, nil
}

// Likeness implements preflight.Likenesses by what is in memory.
func (l *likes) Likeness(id document.PhotoID) photo.Likeness {
	known, is := l.known.Load(photo.ID(id))
	if !is {
		return photo.Likeness{}
	}
	return known.(photo.Likeness)
}

// recall takes into memory what the cache knows of photos.
func (l *likes) recall(ids []document.PhotoID) {
	end := time.Now().Add(recallFor)
	for _, id := range ids {
		if _, is := l.known.Load(photo.ID(id)); is {
			continue
		}
		if likeness, is := l.album.darkroom.KnownLikeness(photo.ID(id)); is {
			l.known.Store(photo.ID(id), likeness)
		}
		if time.Now().After(end) {
			return
		}
	}
}

// lookAtAll looks at photos that nobody has looked at, one at a time, and rests
// in between: an editor is at work.
func (l *likes) lookAtAll(ctx context.Context, ids []document.PhotoID, name func(photo.ID) string) {
	l.recall(ids)
	for _, id := range ids {
		if _, is := l.known.Load(photo.ID(id)); is {
			continue
		}
		begin := time.Now()
		if _, err := l.of(ctx, photo.ID(id), name(photo.ID(id))); err != nil {
			return
		}
		if rest(ctx, 3*time.Since(begin)) != nil {
			return
		}
	}
}

// around returns the photos that look like one, itself included, with how
// unlike they are.
func (l *likes) around(id photo.ID, likeness photo.Likeness) map[document.PhotoID]int {
	out := map[document.PhotoID]int{document.PhotoID(id): 0}
	l.known.Range(func(other, known any) bool {
		if l := known.(photo.Likeness); other != id && likeness.IsAlike(l) {
			out[document.PhotoID(other.(photo.ID))] = likeness.Distance(l)
		}
		return true
	})
	return out
}

// onlyLike narrows a query down to a photo of the library and those that look
// like it, and returns how unlike they are. An empty id narrows nothing.
func (n *Newsroom) onlyLike(ctx context.Context, id string, q *search.Query) (map[document.PhotoID]int, error) {
	if id == "" {
		return nil, nil
	}
	if !n.library.HasPhoto(photo.ID(id)) {
		return nil, finding.Stop(NoPhoto, finding.Place{Photo: id})
	}
	likeness, err := n.likes.of(ctx, photo.ID(id), n.library.PhotoName(photo.ID(id)))
	if err != nil {
		return nil, err
	}
	n.likes.recall(n.catalogue.index.Photos())
	distances := n.likes.around(photo.ID(id), likeness)
	q.Distances = distances
	return distances, nil
}

// compareEvery is how often the shelf is looked through for photos that nobody
// has looked at; those of new pages were, when they were composed.
const compareEvery = time.Minute

// compareAll looks at all photos of the shelf, from some time after the start
// on until the newsroom closes.
func (n *Newsroom) compareAll(ctx context.Context) {
	every := time.NewTicker(compareEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
			n.likes.lookAtAll(ctx, n.catalogue.index.Photos(), n.library.PhotoName)
		}
	}
}

func idsOf(photos []document.Photo) []document.PhotoID {
	ids := make([]document.PhotoID, len(photos))
	for i, p := range photos {
		ids[i] = p.ID
	}
	return ids
}
