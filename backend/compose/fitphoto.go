package compose

import (
	"slices"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
)

// mostRows is by how many rows a photo may grow or shrink to win lines.
const mostRows = 3

// crop takes lines by the heights of photos, in whole rows and as little as
// can be: what one column of a photo gives up is a line.
func (f *fitter) crop() {
	for over := 0; over <= f.now.Grid.Columns && !f.isDone(); over++ {
		var trials []trial
		for page := range f.now.Pages {
			for _, frame := range f.now.Pages[page].Frames {
				for rows := 1; rows <= mostRows; rows++ {
					if t, ok := f.cropped(page, frame, rows); ok {
						trials = append(trials, t)
					}
				}
			}
		}
		f.tryAll(trials, over)
	}
}

// cropped is the trial of a photo taller or shorter by rows. A photo that
// stands at the foot of the page keeps its foot, others their top.
func (f *fitter) cropped(page int, frame document.Frame, rows int) (trial, bool) {
	p, ok := f.now.Photo(frame.Photo)
	if frame.Kind != document.PhotoFrame || !ok || frame.Pinned || frame.Locked || f.isInStrip(page, frame) || f.hasOwnArrangement(page, frame) {
		return trial{}, false
	}
	by := geom.Length(f.way*rows) * f.now.Grid.Leading
	next := frame
	next.Rect.H += by
	if next.Rect.H < minPictureRows*f.now.Grid.Leading {
		return trial{}, false
	}
	next.Crop = recrop(p, frame.Crop, next.Rect)
	if !isSound(f.now, p, frame, next) {
		return trial{}, false
	}
	caption := f.captionOf(page, frame)
	steps := []document.Step{document.SetFrame{Frame: next}}
	if f.isAtFoot(frame, caption) {
		next.Rect.Y -= by
		steps[0] = document.SetFrame{Frame: next}
	} else if caption != nil {
		moved := *caption
		moved.Rect.Y += by
		steps = append(steps, document.SetFrame{Frame: moved})
	}
	if by > 0 && f.isCrowded(page, frame, next, by) {
		return trial{}, false
	}
	change := FitChange{Kind: FitPhoto, Frame: frame.ID, Before: millimetres(frame.Rect.H), After: millimetres(next.Rect.H)}
	return trial{float64(rows) + 1 - next.Crop.W*next.Crop.H, change, steps}, true
}

func millimetres(l geom.Length) string { return strconv.FormatFloat(l.MM(), 'f', 1, 64) }

// recrop is the largest crop of a frame's shape around the middle of the
// present one, or around what the editor marked.
func recrop(p document.Photo, now document.Crop, r geom.Rect) document.Crop {
	x, y := now.X+now.W/2, now.Y+now.H/2
	if p.Focal != nil {
		x, y = p.Focal.X, p.Focal.Y
	}
	crop := photo.Photo{Width: p.Width, Height: p.Height}.CropFor(float64(r.W) / float64(r.H))
	return document.Crop{X: clamp(x-crop.W/2, 1-crop.W), Y: clamp(y-crop.H/2, 1-crop.H), W: crop.W, H: crop.H}
}

func clamp(v, most float64) float64 { return min(max(0, v), max(0, most)) }

// isSound reports whether the new frame keeps to the rules for crops, or is no
// worse than the old.
func isSound(d *document.Document, p document.Photo, old, next document.Frame) bool {
	pic := photo.Photo{Width: p.Width, Height: p.Height}
	loss := func(f document.Frame) float64 { return 1 - f.Crop.W*f.Crop.H }
	ppi := func(f document.Frame) float64 { return pic.PPI(photo.Crop(f.Crop), f.Rect.W) }
	rules := d.Design.Photos
	return (loss(next) <= rules.MaxLoss || loss(next) <= loss(old)) && (ppi(next) >= rules.MinPPI || ppi(next) >= ppi(old))
}

// isInStrip reports whether another photo stands beside this one at its height:
// their edges belong together.
func (f *fitter) isInStrip(page int, frame document.Frame) bool {
	return slices.ContainsFunc(f.now.Pages[page].Frames, func(o document.Frame) bool {
		return o.Kind == document.PhotoFrame && o.ID != frame.ID && o.Rect.Y == frame.Rect.Y && o.Rect.H == frame.Rect.H
	})
}

// hasOwnArrangement reports whether an editor gave a photo's caption a place
// other than below it, or one together with others: its height is then theirs.
func (f *fitter) hasOwnArrangement(page int, frame document.Frame) bool {
	return slices.ContainsFunc(f.now.Pages[page].Frames, func(o document.Frame) bool {
		return o.ShowsCaptionOf(frame.Photo) && (len(o.Photos) > 0 || o.Caption.Placement != document.Below)
	})
}

func (f *fitter) captionOf(page int, frame document.Frame) *document.Frame {
	for _, o := range f.now.Pages[page].Frames {
		if o.Kind == document.CaptionFrame && o.Photo == frame.Photo {
			return &o
		}
	}
	return nil
}

// isAtFoot reports whether a photo with its caption ends the type area.
func (f *fitter) isAtFoot(frame document.Frame, caption *document.Frame) bool {
	bottom := frame.Rect.Bottom()
	if caption != nil {
		bottom = max(bottom, caption.Rect.Bottom())
	}
	g := f.now.Grid
	return bottom > g.RowFoot(g.Rows-1)-g.Leading
}

// isCrowded reports whether a photo that grew would stand on something that
// does not make room: all but text on the grid and its own caption.
func (f *fitter) isCrowded(page int, old, next document.Frame, by geom.Length) bool {
	reach := next.Rect
	if next.Rect.Y == old.Rect.Y {
		if c := f.captionOf(page, old); c != nil {
			moved := c.Rect
			moved.Y += by
			reach = reach.Union(moved)
		}
	}
	if reach.Y < f.now.Grid.Top-edge || reach.Bottom() > f.now.Grid.RowFoot(f.now.Grid.Rows-1)+edge {
		return true
	}
	return slices.ContainsFunc(f.now.Pages[page].Frames, func(o document.Frame) bool {
		isOwn := o.ID == old.ID || o.Kind == document.CaptionFrame && o.Photo == old.Photo
		isText := o.Kind == document.TextFrame && o.OnGrid
		return !isOwn && !isText && o.Kind != document.RuleFrame && withAir(o).Overlaps(reach)
	})
}
