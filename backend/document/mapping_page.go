package document

import (
	"reflect"
	"slices"
)

func (m move) hasFrame(id FrameID) bool {
	switch o := m.over.(type) {
	case RemoveFrame:
		return o.Frame != id
	case RemovePage, ReplaceDocument:
		return m.knows() && m.after.FrameByID(id) != nil
	}
	return true
}

func (m move) hasPhoto(id PhotoID) bool {
	switch o := m.over.(type) {
	case RemovePhoto:
		return o.Photo != id
	case ReplaceDocument:
		_, err := o.Document.photoIndex(id)
		return err == nil
	}
	return true
}

// page returns the number that a page has now.
func (m move) page(i int) (int, bool) {
	switch o := m.over.(type) {
	case InsertPage:
		if o.Index <= i {
			i++
		}
	case RemovePage:
		if o.Index == i {
			return i, false
		}
		if o.Index < i {
			i--
		}
	case ReplaceDocument:
		return i, i < len(o.Document.Pages)
	}
	return i, true
}

func (m move) pageGap(i int) int {
	switch o := m.over.(type) {
	case InsertPage:
		if o.Index < i || o.Index == i && !m.isFirst {
			return i + 1
		}
	case RemovePage:
		if o.Index < i {
			return i - 1
		}
	}
	return i
}

// place keeps an index in a page's frames inside of the page.
func (m move) place(page, index int, moving FrameID) int {
	if !m.knows() || page >= len(m.after.Pages) {
		return index
	}
	n := len(m.after.Pages[page].Frames)
	if slices.ContainsFunc(m.after.Pages[page].Frames, func(f Frame) bool { return f.ID == moving }) {
		n--
	}
	return min(index, n)
}

func (m move) photoPlace(index int, moving PhotoID) int {
	if !m.knows() {
		return index
	}
	n := len(m.after.Photos)
	if _, err := m.after.photoIndex(moving); err == nil {
		n--
	}
	return min(index, n)
}

func (m move) insertFrame(s InsertFrame) (Steps, bool) {
	page, ok := m.page(s.Page)
	s.Page, s.Index = page, m.place(page, s.Index, "")
	s.Frame = m.withPhotosLeft(s.Frame)
	return Steps{s}, ok && (s.Frame.Photo == "" || m.hasPhoto(s.Frame.Photo))
}

func (m move) removeFrame(s RemoveFrame) (Steps, bool) {
	if !m.hasFrame(s.Frame) {
		return nil, true
	}
	return Steps{s}, true
}

func (m move) moveFrame(s MoveFrame) (Steps, bool) {
	page, ok := m.page(s.Page)
	s.Page, s.Index = page, m.place(page, s.Index, s.Frame)
	return Steps{s}, ok && m.hasFrame(s.Frame)
}

// setFrame keeps the fields that only theirs changed; in the others mine wins.
func (m move) setFrame(s SetFrame) (Steps, bool) {
	if !m.hasFrame(s.Frame.ID) {
		return nil, false
	}
	if m.knows() && !m.isFirst {
		was, now := m.before.FrameByID(s.Frame.ID), m.after.FrameByID(s.Frame.ID)
		if was != nil && now != nil {
			s.Frame = captionAsOne(threeWay(*was, *now, s.Frame), s.Frame)
		}
	}
	s.Frame = m.withPhotosLeft(s.Frame)
	return Steps{s}, s.Frame.Photo == "" || m.hasPhoto(s.Frame.Photo)
}

// captionAsOne returns a frame that was merged of two edits with what it shows
// taken from mine, where the fields of both would contradict each other: one
// photo and several, or a caption's setting in another kind of frame.
func captionAsOne(merged, mine Frame) Frame {
	isCaption := merged.Kind == CaptionFrame || merged.Caption == CaptionSet{} && len(merged.Photos) == 0
	if isCaption && (merged.Photo == "" || len(merged.Photos) == 0) {
		return merged
	}
	merged.Kind, merged.Photo, merged.Photos, merged.Caption = mine.Kind, mine.Photo, mine.Photos, mine.Caption
	return merged
}

// withPhotosLeft returns a frame without those of several captions whose photo
// is gone.
func (m move) withPhotosLeft(f Frame) Frame {
	for _, id := range f.Photos {
		if !m.hasPhoto(id) {
			f = f.Without(id)
		}
	}
	return f
}

// threeWay returns mine with the fields that it left as they were taken from
// theirs.
func threeWay[T any](was, theirs, mine T) T {
	a, b, c := reflect.ValueOf(was), reflect.ValueOf(theirs), reflect.ValueOf(&mine).Elem()
	for i := range a.NumField() {
		if reflect.DeepEqual(a.Field(i).Interface(), c.Field(i).Interface()) {
			c.Field(i).Set(b.Field(i))
		}
	}
	return mine
}

// setThreads leaves out what is gone: the later list wins otherwise.
func (m move) setThreads(s SetThreads) (Steps, bool) {
	s.Threads = withoutFrames(s.Threads, func(id FrameID) bool { return !m.hasFrame(id) })
	for _, t := range s.Threads {
		if !m.hasBlock(t.Story, t.From) || !m.hasBlock(t.Story, t.To) {
			return nil, false
		}
	}
	return Steps{s}, true
}

func (m move) removePhoto(s RemovePhoto) (Steps, bool) {
	if !m.hasPhoto(s.Photo) {
		return nil, true
	}
	return Steps{s}, true
}

func (m move) setPhoto(s SetPhoto) (Steps, bool) {
	i, err := 0, error(nil)
	if m.knows() && !m.isFirst {
		if i, err = m.before.photoIndex(s.Photo.ID); err == nil {
			if n, err := m.after.photoIndex(s.Photo.ID); err == nil {
				s.Photo = threeWay(m.before.Photos[i], m.after.Photos[n], s.Photo)
			}
		}
	}
	return Steps{s}, m.hasPhoto(s.Photo.ID)
}
