package desk

import (
	"context"
	"slices"
	"time"

	"broadsheet/backend/search"
)

// LikePhotos are the photos of the shelf that show the same, and what was
// written of them.
type LikePhotos struct {
	// Like is the photo itself, if the shelf has it, and then those that look
	// like it, the most alike first.
	Like []ShelfPhoto `json:"like"`
	// Captions are the earlier ones, each once, the newest first.
	Captions []EarlierCaption `json:"captions"`
}

// EarlierCaption is what was written of a photo, or of one like it.
type EarlierCaption struct {
	Caption  string    `json:"caption"`
	Credit   string    `json:"credit"`
	Byline   string    `json:"byline,omitempty"`
	Place    string    `json:"place,omitempty"`
	Date     string    `json:"date,omitempty"`
	Document string    `json:"document"`
	Title    string    `json:"title"`
	Modified time.Time `json:"modified"`
	Photo    string    `json:"photo"`
	Distance int       `json:"distance"` // of its photo from the one that was asked for
}

// LikePhotos finds the photos that show the same as one of the library.
func (n *Newsroom) LikePhotos(ctx context.Context, id string) (LikePhotos, error) {
	n.catalogue.catchUp(ctx)
	q := search.Query{Limit: mostListed}
	distances, err := n.onlyLike(ctx, id, &q)
	if err != nil {
		return LikePhotos{}, err
	}
	out := LikePhotos{Like: []ShelfPhoto{}}
	var uses []likeUse
	for _, h := range n.catalogue.index.Search(q).Hits {
		p := n.shelfPhoto(h.Uses)
		distance := distances[p.Photo.ID]
		p.Distance = &distance
		out.Like = append(out.Like, p)
		for _, u := range h.Uses {
			uses = append(uses, likeUse{u, distance})
		}
	}
	out.Captions = earlierCaptions(uses)
	return out, nil
}

// likeUse is a use of a photo, or of one that is unlike it by a distance.
type likeUse struct {
	search.Use
	distance int
}

// earlierCaptions are the words of uses, each once, the newest first. Uses
// without any are left out.
func earlierCaptions(uses []likeUse) []EarlierCaption {
	slices.SortStableFunc(uses, func(a, b likeUse) int { return b.Document.Modified.Compare(a.Document.Modified) })
	out := []EarlierCaption{}
	type words struct{ caption, credit string }
	seen := map[words]bool{{}: true}
	for _, u := range uses {
		p := u.Photo
		if w := (words{p.Caption, p.Credit}); !seen[w] {
			seen[w] = true
			out = append(out, EarlierCaption{
				Caption: p.Caption, Credit: p.Credit, Byline: p.Byline, Place: p.Place, Date: p.Date,
				Document: u.Document.ID, Title: u.Document.Title, Modified: u.Document.Modified,
				Photo: string(p.ID), Distance: u.distance,
			})
		}
	}
	return out
}
