package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/search"
	"broadsheet/backend/store"
)

// ShelfPhotosRequest asks for photos of the whole shelf.
type ShelfPhotosRequest struct {
	Query    string // words that must all be there; none asks for all photos
	Document string // only those of one document
	Like     string // only a photo and those that look like it
	// Sort is modified, name or date; empty ranks by where the words stand.
	Sort          string
	Offset, Limit int
}

// ShelfPhotos is a part of what was asked for.
type ShelfPhotos struct {
	Total  int          `json:"total"`
	Photos []ShelfPhoto `json:"photos"`
	// Reading is set while documents are still being read into the index: what
	// they hold may be missing.
	Reading *Reading `json:"reading,omitempty"`
}

// Reading is how many documents of the shelf the index knows.
type Reading struct {
	Done int `json:"done"`
	Of   int `json:"of"`
}

// ShelfPhoto is a photo with its places on the shelf.
type ShelfPhoto struct {
	// Photo is as in the first of the uses.
	Photo  document.Photo `json:"photo"`
	Bytes  int64          `json:"bytes,omitempty"`
	Format string         `json:"format,omitempty"`
	// Uses are the documents that hold it, the last changed first.
	Uses []PhotoUse `json:"uses"`
	// Matches are where the words stand, in the use of index Found.
	Matches []search.Match `json:"matches,omitempty"`
	Found   int            `json:"found,omitempty"`
	// Distance says how alike it is to the photo that was asked for, 0 the same
	// to 64.
	Distance *int `json:"distance,omitempty"`
}

// PhotoUse is a photo in a document.
type PhotoUse struct {
	Document string    `json:"document"`
	Title    string    `json:"title"`
	Page     *int      `json:"page"` // counted from 0; nil where no frame shows it
	Caption  string    `json:"caption"`
	Credit   string    `json:"credit"`
	Modified time.Time `json:"modified"`
}

// mostListed is how many photos are told at once.
const mostListed = 500

var photoOrders = []string{"", string(search.ByModified), string(search.ByName), string(search.ByDate)}

// ShelfPhotos finds photos of all documents that are not in the bin.
func (n *Newsroom) ShelfPhotos(ctx context.Context, r ShelfPhotosRequest) (ShelfPhotos, error) {
	if !slices.Contains(photoOrders, r.Sort) || r.Offset < 0 || r.Limit < 0 {
		return ShelfPhotos{}, finding.Stop(BadRequest, finding.Place{}, "reason", "sort, offset, limit")
	}
	if r.Document != "" {
		if _, err := n.info(ctx, r.Document); err != nil {
			return ShelfPhotos{}, err
		}
	}
	q := search.Query{
		Words: r.Query, Document: r.Document, Order: search.Order(r.Sort),
		Offset: r.Offset, Limit: min(r.Limit, mostListed), CompareNames: store.CompareNames,
	}
	n.catalogue.catchUp(ctx)
	distances, err := n.onlyLike(ctx, r.Like, &q)
	if err != nil {
		return ShelfPhotos{}, err
	}
	found := n.catalogue.index.Search(q)
	out := ShelfPhotos{Total: found.Total, Photos: make([]ShelfPhoto, len(found.Hits)), Reading: n.catalogue.reading()}
	for i, h := range found.Hits {
		p := n.shelfPhoto(h.Uses)
		p.Matches, p.Found = h.Matches, h.Found
		if d, is := distances[p.Photo.ID]; is {
			p.Distance = &d
		}
		out.Photos[i] = p
	}
	return out, nil
}

// shelfPhoto tells of a photo what is known of it.
func (n *Newsroom) shelfPhoto(uses []search.Use) ShelfPhoto {
	p := ShelfPhoto{Photo: uses[0].Photo.Photo, Uses: make([]PhotoUse, len(uses))}
	for i, u := range uses {
		p.Uses[i] = PhotoUse{
			Document: u.Document.ID, Title: u.Document.Title, Caption: u.Photo.Caption, Credit: u.Photo.Credit, Modified: u.Document.Modified,
		}
		if page := u.Photo.Page; page >= 0 {
			p.Uses[i].Page = &page
		}
	}
	id := photo.ID(p.Photo.ID)
	p.Bytes = n.library.PhotoBytes(id)
	p.Format = n.album.formatOf(id, n.library.PhotoName(id))
	return p
}

// formatOf is a photo's format: as probed, or else what its name says.
func (a *album) formatOf(id photo.ID, name string) string {
	if p, ok := a.known.Load(id); ok {
		return p.(photo.Photo).Format
	}
	return photo.FormatByName(strings.ToLower(name))
}
