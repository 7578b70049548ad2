package desk

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// Resizing asks for copies of photos: JPEGs in sRGB, upright, the longer side
// of at most so many pixels. A photo is never enlarged.
type Resizing struct {
	Longest int
	Quality int // of the JPEG, 1 to 100
	// KeepLocation leaves where a photo was taken, and with which camera, in
	// the copy; else it is taken out.
	KeepLocation bool
}

// Resized is the copy of one photo. Error says why there is none; Warning, what
// is wrong with one that there is.
type Resized struct {
	JPEG    []byte
	Warning string
	Error   error
}

// ResizePhotos makes copies of photos on all cores and gives them in order.
// What is wrong with a photo is told with it; errors are those of give and ctx.
func ResizePhotos(ctx context.Context, files []PhotoFile, heic photo.Converter, r Resizing, lang string, give func(i int, copy Resized) error) error {
	originals := &readers{}
	darkroom := photo.NewDarkroom(nil, originals, 0)
	darkroom.ConvertBy(heic)
	darkroom.Hold(0) // each photo is printed once
	return inOrder(ctx, len(files), func(i int) Resized {
		out, err := r.copy(ctx, darkroom, originals, files[i], lang)
		out.Error = err
		return out
	}, give)
}

func (r Resizing) copy(ctx context.Context, d *photo.Darkroom, originals *readers, f PhotoFile, lang string) (Resized, error) {
	data, err := f.Read()
	if err != nil {
		return Resized{}, err
	}
	p, _, err := photo.Probe(f.Name, data)
	if err != nil {
		return Resized{}, err
	}
	originals.Store(p.ID, func() ([]byte, error) { return data, nil })
	defer originals.Store(p.ID, f.Read) // the bytes are let go
	print, damage, err := d.Print(ctx, r.spec(p))
	if err != nil {
		return Resized{}, err
	}
	var sidecar []byte
	if f.Sidecar != nil {
		if sidecar, err = f.Sidecar(); err != nil {
			return Resized{}, err
		}
	}
	words := photoWords{wordsIn(p, data, sidecar), r.KeepLocation}
	jpeg, err := words.embedded(print.Data, data)
	if err != nil {
		return Resized{}, err
	}
	out := Resized{JPEG: jpeg}
	if damage != "" {
		out.Warning = finding.New(finding.Warning, PhotoIncomplete, finding.Place{}, "reason", damage).Text(lang)
	}
	return out, nil
}

func (r Resizing) spec(p photo.Photo) photo.Spec {
	return copyOf(photo.Spec{ID: p.ID, Name: p.Name, Crop: photo.Whole, Quality: r.Quality, IsAlone: true}, p.Width, p.Height, r.Longest)
}

// readers are the ways to originals, by their content.
type readers struct{ sync.Map }

// Read implements photo.Source.
func (r *readers) Read(id photo.ID) ([]byte, error) {
	read, ok := r.Load(id)
	if !ok {
		return nil, finding.Stop(NoPhoto, finding.Place{Photo: string(id)})
	}
	return read.(func() ([]byte, error))()
}

// CopyNames are the names of the copies of photos: those of the originals with
// .jpg. Where two would have one name, in whatever case, a later one gets a
// number.
func CopyNames(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = strings.TrimSuffix(name, path.Ext(name)) + ".jpg"
	}
	return uniqueNames(out)
}

// uniqueNames are the names; where two would be one, in whatever case, a later
// one gets a number before its extension.
func uniqueNames(names []string) []string {
	taken := map[string]bool{}
	out := slices.Clone(names)
	for i, name := range names {
		ext := path.Ext(name)
		for n := 2; taken[strings.ToLower(out[i])]; n++ {
			out[i] = strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(n) + ext
		}
		taken[strings.ToLower(out[i])] = true
	}
	return out
}
