package document

import (
	"slices"

	"broadsheet/backend/story"
)

// Normal returns d in the form that steps keep: neighbouring spans of one
// appearance merged, no empty spans, no list missing. Two documents that say
// the same are then the same bytes. d is not touched; if it is normal already,
// it is returned as it is.
func (d *Document) Normal() *Document {
	if d.isNormal() {
		return d
	}
	out := *d
	out.Stories = present(slices.Clone(d.Stories))
	for i := range out.Stories {
		s := &out.Stories[i]
		s.Story.Blocks = present(slices.Clone(s.Story.Blocks))
		for n := range s.Story.Blocks {
			s.Story.Blocks[n].Spans = merge(s.Story.Blocks[n].Spans)
		}
		if len(s.Fits) == 0 {
			s.Fits = nil
		}
	}
	out.Photos = present(out.Photos)
	out.Pages = present(slices.Clone(out.Pages))
	for i := range out.Pages {
		out.Pages[i] = normalPage(out.Pages[i])
	}
	out.Threads = normalThreads(slices.Clone(d.Threads))
	return &out
}

func (d *Document) isNormal() bool {
	isMissing := d.Stories == nil || d.Photos == nil || d.Pages == nil || d.Threads == nil
	return !isMissing &&
		!slices.ContainsFunc(d.Stories, func(s Story) bool { return !s.isNormal() }) &&
		!slices.ContainsFunc(d.Pages, func(p Page) bool { return p.Frames == nil }) &&
		!slices.ContainsFunc(d.Threads, func(t Thread) bool { return t.Frames == nil })
}

func (s *Story) isNormal() bool {
	isEmpty := s.Fits != nil && len(s.Fits) == 0
	return !isEmpty && s.Story.Blocks != nil &&
		!slices.ContainsFunc(s.Story.Blocks, func(b story.Block) bool { return !isMerged(b.Spans) })
}

func normalPage(p Page) Page { return Page{Frames: present(p.Frames)} }

// normalThreads changes a list of its caller's own.
func normalThreads(threads []Thread) []Thread {
	for i := range threads {
		threads[i].Frames = present(threads[i].Frames)
	}
	return present(threads)
}

// present returns the list, an empty one for none: [] on the wire, not null.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
