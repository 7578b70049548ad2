package document

import (
	"broadsheet/backend/finding"
)

// Apply implements Step.
func (s InsertPhoto) Apply(d *Document) (*Document, error) {
	if _, err := d.photoIndex(s.Photo.ID); err == nil {
		return nil, taken("photo", string(s.Photo.ID))
	}
	if s.Index < 0 || s.Index > len(d.Photos) {
		return nil, outside(finding.Place{}, s.Index, s.Index, len(d.Photos))
	}
	if err := checkPhoto(&s.Photo); err != nil {
		return nil, err
	}
	out := *d
	out.Photos = inserted(d.Photos, s.Index, s.Photo)
	return &out, nil
}

// Invert implements Step.
func (s InsertPhoto) Invert(*Document) (Step, error) { return RemovePhoto{Photo: s.Photo.ID}, nil }

// Apply implements Step.
func (s RemovePhoto) Apply(d *Document) (*Document, error) {
	i, err := d.photoIndex(s.Photo)
	if err != nil {
		return nil, err
	}
	out := *d
	out.Photos = removed(d.Photos, i)
	for _, f := range d.framesOf(s.Photo) {
		page, n, _ := d.findFrame(f.ID)
		out = *out.withFrames(page, replaced(out.Pages[page].Frames, n, f.Without(s.Photo)))
	}
	return &out, nil
}

// framesOf returns the frames that show a photo or its caption.
func (d *Document) framesOf(id PhotoID) []Frame {
	var out []Frame
	for p := range d.Pages {
		for _, f := range d.Pages[p].Frames {
			if f.names(id) {
				out = append(out, f)
			}
		}
	}
	return out
}

// Invert implements Step.
func (s RemovePhoto) Invert(before *Document) (Step, error) {
	i, err := before.photoIndex(s.Photo)
	if err != nil {
		return nil, err
	}
	back := Steps{InsertPhoto{Index: i, Photo: before.Photos[i]}}
	for _, f := range before.framesOf(s.Photo) {
		back = append(back, SetFrame{Frame: f})
	}
	return back, nil
}

// Apply implements Step.
func (s SetPhoto) Apply(d *Document) (*Document, error) {
	i, err := d.photoIndex(s.Photo.ID)
	if err != nil {
		return nil, err
	}
	if err := checkPhoto(&s.Photo); err != nil {
		return nil, err
	}
	return d.withPhoto(i, func(p *Photo) {
		caption := p.Caption
		*p = s.Photo
		p.Caption = caption
	}), nil
}

// Invert implements Step.
func (s SetPhoto) Invert(before *Document) (Step, error) {
	i, err := before.photoIndex(s.Photo.ID)
	if err != nil {
		return nil, err
	}
	return SetPhoto{Photo: before.Photos[i]}, nil
}

// Apply implements Step.
func (s MovePhoto) Apply(d *Document) (*Document, error) {
	i, err := d.photoIndex(s.Photo)
	if err != nil {
		return nil, err
	}
	if n := len(d.Photos) - 1; s.Index < 0 || s.Index > n {
		return nil, outside(finding.Place{Photo: string(s.Photo)}, s.Index, s.Index, n)
	}
	out := *d
	out.Photos = inserted(removed(d.Photos, i), s.Index, d.Photos[i])
	return &out, nil
}

// Invert implements Step.
func (s MovePhoto) Invert(before *Document) (Step, error) {
	i, err := before.photoIndex(s.Photo)
	if err != nil {
		return nil, err
	}
	return MovePhoto{Photo: s.Photo, Index: i}, nil
}
