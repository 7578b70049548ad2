package pdf

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// shown is one picture as the file holds it: the same photo with the same
// crop, tone and size is in the file once.
type shown struct {
	photo         string
	crop          scene.Crop
	tone          scene.Tone
	width, height geom.Length
}

func shownAs(p *scene.Picture) shown { return shown{p.Photo, p.Crop, p.Tone, p.Rect.W, p.Rect.H} }

// fetching is the pictures on their way, while the text is drawn.
type fetching struct {
	names    map[shown]string
	order    []shown          // by first appearance
	pictures []render.Encoded // as order; complete after wait
	work     errgroup.Group
}

// startFetching asks for all pictures of the pages and returns at once.
func startFetching(sheets []*sheet, pics render.Pictures) *fetching {
	f := &fetching{names: map[shown]string{}}
	for _, sh := range sheets {
		for _, st := range sh.steps {
			if st.picture != nil {
				f.list(shownAs(st.picture))
			}
		}
	}
	f.pictures = make([]render.Encoded, len(f.order))
	f.work.Go(func() error { return f.fetchAll(pics) })
	return f
}

func (f *fetching) list(s shown) {
	if f.names[s] == "" {
		f.names[s] = pictureName(len(f.order))
		f.order = append(f.order, s)
	}
}

func (f *fetching) fetchAll(pics render.Pictures) error {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range f.order {
		work.Go(func() error { return f.fetch(i, s, pics) })
	}
	return work.Wait()
}

func (f *fetching) fetch(i int, s shown, pics render.Pictures) error {
	if pics == nil {
		return &render.PictureError{Photo: s.photo, Err: render.ErrNoPictures}
	}
	encoded, err := pics.Picture(s.photo, s.crop, s.tone, s.width, s.height)
	if err != nil {
		return &render.PictureError{Photo: s.photo, Err: err}
	}
	f.pictures[i] = encoded
	return nil
}

// wait returns when every picture is there, or with the first trouble.
func (f *fetching) wait() error { return f.work.Wait() }
