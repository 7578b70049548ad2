package desk

import (
	"archive/zip"
	"context"
	"io"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/photo/metadata"

	"golang.org/x/sync/errgroup"
)

// PhotoExport is what is wanted of a document's photos: whole, or as the page
// shows them first; the longer side of at most so many pixels, 0 for all there
// are; with XMP files beside them; with the place and the camera's serial
// numbers of the originals.
type PhotoExport struct {
	Cropped      bool `json:"cropped,omitempty"`
	LongSide     int  `json:"longSide,omitempty"`
	Quality      int  `json:"quality,omitempty"` // of the JPEGs; 0: 90
	Sidecars     bool `json:"sidecars,omitempty"`
	KeepLocation bool `json:"keepLocation,omitempty"`
}

// exportQuality is the JPEG quality of photos that leave the desk.
const exportQuality = 90

func (r PhotoExport) isPossible() bool {
	return r.LongSide == 0 || r.LongSide >= 16 && r.LongSide <= 30_000
}

// photoPack is a document's photos on their way into a zip.
type photoPack struct {
	room    *Newsroom
	request PhotoExport
	photos  []packed
}

// packed is one photo of a pack.
type packed struct {
	file  string
	words photoWords
	spec  photo.Spec
}

// photos packs the document's photos. The pictures are made now, as far as
// the cache keeps them; the zip is written when somebody takes it, photo by
// photo, so that it is never in memory as a whole.
func (e *export) photos(ctx context.Context) (File, error) {
	pack := e.pack()
	var work errgroup.Group
	work.SetLimit(2) // the darkroom bounds the work itself
	var done atomic.Int64
	made := make([]bool, len(pack.photos))
	for i := range pack.photos {
		work.Go(func() error {
			_, err := e.room.album.darkroom.Rendition(ctx, pack.photos[i].spec)
			if made[i] = err == nil; err != nil && ctx.Err() == nil {
				e.note(warningOf(err, pack.photos[i].spec.Name))
			}
			e.job.progress(Step{Name: "renditions", Done: int(done.Add(1)), Of: len(pack.photos)})
			return ctx.Err()
		})
	}
	if err := work.Wait(); err != nil {
		return File{}, err
	}
	pack.keepOnly(made)
	if len(pack.photos) == 0 {
		return File{}, finding.Stop(WithoutPhotos, finding.Place{})
	}
	e.room.album.clearing.Reset(heldFor)
	return File{Name: e.fileName(), Type: e.mediaType(), Write: pack.write}, nil
}

func (p *photoPack) keepOnly(made []bool) {
	kept := p.photos[:0]
	for i, one := range p.photos {
		if made[i] {
			kept = append(kept, one)
		}
	}
	p.photos = kept
}

// pack lists the photos that the library has.
func (e *export) pack() *photoPack {
	d := e.document
	names := make([]string, len(d.Photos))
	for i, p := range d.Photos {
		base := path.Base(strings.ReplaceAll(p.Name, `\`, "/"))
		names[i] = fileNameOf(strings.TrimSuffix(base, path.Ext(base))) + ".jpg"
	}
	pack := &photoPack{room: e.room, request: e.request.PhotoExport}
	for i, name := range CopyNames(names) {
		p := &d.Photos[i]
		pack.photos = append(pack.photos, packed{
			file: name, words: photoWords{wordsOfPhoto(p), pack.request.KeepLocation},
			spec: pack.request.spec(p, firstCrop(d, p.ID)),
		})
	}
	return pack
}

// firstCrop is the part of a photo that the first frame with it shows.
func firstCrop(d *document.Document, id document.PhotoID) photo.Crop {
	for i := range d.Pages {
		for _, f := range d.Pages[i].Frames {
			if f.Kind == document.PhotoFrame && f.Photo == id && f.Crop.W > 0 && f.Crop.H > 0 {
				return photo.Crop(f.Crop)
			}
		}
	}
	return photo.Whole
}

func (r PhotoExport) spec(p *document.Photo, shown photo.Crop) photo.Spec {
	s := photo.Spec{ID: photo.ID(p.ID), Name: p.Name, Crop: photo.Whole, Quality: r.Quality}
	if s.Quality == 0 {
		s.Quality = exportQuality
	}
	if r.Cropped {
		s.Crop = shown
	}
	return copyOf(s, p.Width, p.Height, r.LongSide)
}

// packTime stands in all entries: the zip's bytes tell no clock.
var packTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func (p *photoPack) write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, one := range p.photos {
		if err := p.add(z, one); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *photoPack) add(z *zip.Writer, one packed) error {
	print, err := p.room.album.darkroom.Rendition(p.room.stopped, one.spec)
	if err != nil {
		return err
	}
	var original []byte
	if one.words.keepLocation {
		if original, err = p.room.originals.Read(one.spec.ID); err != nil {
			return err
		}
	}
	data, err := one.words.embedded(print.Data, original)
	if err != nil {
		return err
	}
	if err := addToZip(z, one.file, data); err != nil || !p.request.Sidecars {
		return err
	}
	xmp, err := metadata.Sidecar(one.words.fields, nil)
	if err != nil {
		return err
	}
	return addToZip(z, strings.TrimSuffix(one.file, ".jpg")+".xmp", xmp)
}

// addToZip stores a file as it is: a JPEG does not shrink any more.
func addToZip(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: packTime})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}
