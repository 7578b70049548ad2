// Package render holds what the renderers have in common: where a scene's
// faces and photos come from, and what is said when one cannot be had. Each
// renderer is a package beneath it.
package render

import (
	"errors"
	"fmt"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/scene"
)

// Pictures gives the picture of a photo as a page shows it.
type Pictures interface {
	// Picture returns the cropped part, upright, in its tone, made for the
	// printed size. It is called from several goroutines at once.
	Picture(photoID string, crop scene.Crop, tone scene.Tone, width, height geom.Length) (Encoded, error)
}

// Encoded is a picture as a file holds it; photo says what each coding and each
// space mean to the byte.
type Encoded = photo.Rendition

// Faces finds the face of a run. *font.Book is one.
type Faces interface {
	ByID(id font.FaceID) (*font.Face, bool)
}

// ErrNoFace is the reason where Faces does not know a face.
var ErrNoFace = errors.New("the scene names it, but it is not in the book")

// ErrNoPictures is the reason where a scene shows photos and none are given.
var ErrNoPictures = errors.New("no photos were given to the renderer")

// FaceError says that a face cannot be used.
type FaceError struct {
	Face font.FaceID
	Err  error
}

// Error returns the face and the reason.
func (e *FaceError) Error() string { return fmt.Sprintf("face %s: %v", e.Face, e.Err) }

// Unwrap returns the reason.
func (e *FaceError) Unwrap() error { return e.Err }

// PictureError says that a photo cannot be shown.
type PictureError struct {
	Photo string
	Err   error
}

// Error returns the photo and the reason.
func (e *PictureError) Error() string { return fmt.Sprintf("photo %s: %v", e.Photo, e.Err) }

// Unwrap returns the reason.
func (e *PictureError) Unwrap() error { return e.Err }
