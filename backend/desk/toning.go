package desk

import (
	"context"
	"runtime"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"

	"golang.org/x/sync/errgroup"
)

// ToneRequest names the photos of a document that a tone is wanted for.
type ToneRequest struct {
	Photos []document.PhotoID `json:"photos"`
}

// Tones are what photos are proposed: nil for one that is best left as it is,
// and for one that cannot be read.
type Tones map[document.PhotoID]*document.Tone

// ProposeTones proposes tones for photos of a document, each by its own light
// and as if it had none yet. Nothing is changed. Errors: NoPhoto for one that
// the document does not have, BadRequest for too many, or the context's.
func (n *Newsroom) ProposeTones(ctx context.Context, id string, r ToneRequest) (Tones, error) {
	now, err := n.present(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(r.Photos) > limits.Photos {
		return nil, finding.Stop(TooManyPhotos, finding.Place{}, "limit", strconv.Itoa(limits.Photos), "count", strconv.Itoa(len(r.Photos)))
	}
	photos := make([]document.Photo, len(r.Photos))
	for i, one := range r.Photos {
		var ok bool
		if photos[i], ok = now.document.Photo(one); !ok {
			return nil, finding.Stop(NoPhoto, finding.Place{Photo: string(one)})
		}
	}
	return n.proposeTones(ctx, photos)
}

// proposeTones looks at several photos at once.
func (n *Newsroom) proposeTones(ctx context.Context, photos []document.Photo) (Tones, error) {
	proposed := make([]*document.Tone, len(photos))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range photos {
		work.Go(func() (err error) {
			proposed[i], err = n.proposeTone(ctx, p)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	out := make(Tones, len(photos))
	for i, p := range photos {
		out[p.ID] = proposed[i]
	}
	return out, nil
}

// proposeTone proposes nothing for a photo that cannot be read: that is told
// where it is shown.
func (n *Newsroom) proposeTone(ctx context.Context, p document.Photo) (*document.Tone, error) {
	looked, err := n.album.look(ctx, photo.ID(p.ID), p.Name)
	if err != nil {
		return nil, ctx.Err()
	}
	if t := document.Tone(looked.Light.Propose()); t != (document.Tone{}) {
		return &t, nil
	}
	return nil, nil
}
