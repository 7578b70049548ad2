package desk

import (
	"context"
	"sync"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/search"
)

// alikeWithin is the greatest distance at which two photos count as copies of
// one: see docs/decisions/0018.
const alikeWithin = 10

// likes knows which photos look like each other. It is safe for concurrent use.
type likes struct {
	album *album
	known sync.Map // photo.ID to photo.Likeness
}

func newLikes(a *album) *likes { return &likes{album: a} }

// of returns the likeness of a photo; its original is decoded if nobody has
// looked at it yet.
func (l *likes) of(ctx context.Context, id photo.ID, name string) (photo.Likeness, error) {
	if known, is := l.known.Load(id); is {
		return known.(photo.Likeness), nil
	}
	defer l.album.clearing.Reset(heldFor)
	likeness, err := l.album.darkroom.Likeness(ctx, id, name)
	if err == nil {
		l.known.Store(id, likeness)
	}
	return likeness, err
}

// around returns the photos that look like one, itself included, with how
// unlike they are.
func (l *likes) around(id photo.ID, likeness photo.Likeness) map[document.PhotoID]int {
	out := map[document.PhotoID]int{document.PhotoID(id): 0}
	l.known.Range(func(other, known any) bool {
		if d := likeness.Distance(known.(photo.Likeness)); d <= alikeWithin && other != id {
			out[document.PhotoID(other.(photo.ID))] = d
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
	if isEnd(err) {
		return nil, err
	}
	distances := n.likes.around(photo.ID(id), likeness)
	q.Distances = distances
	return distances, nil
}
