package httpapi

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// upload hands the body on as it comes. That it was too large is remembered
// here, whatever the desk makes of the error.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) (any, error) {
	limit := max(s.limits.ManuscriptBytes, s.limits.PhotoBytes, s.limits.FileBytes)
	body := &limited{Reader: http.MaxBytesReader(w, r.Body, limit)}
	name := r.URL.Query().Get("name")
	switch {
	case r.ContentLength > limit:
		return nil, tooLarge(limit)
	case name == "" || len(name) > maxName || !utf8.ValidString(name):
		return nil, badRequest("name must be the file's name, in UTF-8")
	}
	upload, err := s.newsroom.Upload(r.Context(), callerOf(r), name, body)
	if body.isTooLarge {
		return nil, tooLarge(limit)
	}
	return upload, err
}

type limited struct {
	io.Reader
	isTooLarge bool
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	var large *http.MaxBytesError
	l.isTooLarge = l.isTooLarge || errors.As(err, &large)
	return n, err
}

// thumbnail answers 304 where the browser has the present picture.
func (s *Server) thumbnail(w http.ResponseWriter, r *http.Request) (any, error) {
	page, err := number(r, "page", 0)
	if err != nil {
		return nil, err
	}
	width, err := number(r, "width", 320)
	if err != nil {
		return nil, err
	}
	known := strings.Trim(strings.TrimPrefix(r.Header.Get("If-None-Match"), "W/"), `"`)
	image, err := s.newsroom.Thumbnail(r.Context(), r.PathValue("id"), page, width, known)
	if err != nil {
		return nil, err
	}
	w.Header().Set("ETag", `"`+image.ETag+`"`)
	w.Header().Set("Cache-Control", "private, no-cache")
	if image.Data == nil {
		w.WriteHeader(http.StatusNotModified)
		return nil, nil
	}
	return writeBytes(w, "image/png", image.Data)
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) (any, error) {
	f, err := s.newsroom.File(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return attach(w, f)
}

// face of a document's present glyphs changes with the document; a whole face
// never does.
func (s *Server) face(w http.ResponseWriter, r *http.Request) (any, error) {
	document := r.URL.Query().Get("document")
	data, err := s.newsroom.Face(r.Context(), r.PathValue("id"), document)
	if err != nil {
		return nil, err
	}
	if document == "" {
		immutable(w)
	} else {
		w.Header().Set("Cache-Control", "no-store")
	}
	return writeBytes(w, "font/ttf", data)
}

// glyphs are named by their numbers in a face, between commas; no numbers ask
// for those of the characters that are typed most.
func (s *Server) glyphs(w http.ResponseWriter, r *http.Request) (any, error) {
	var numbers []int
	if of := r.URL.Query().Get("of"); of != "" {
		for _, word := range strings.Split(of, ",") {
			n, err := strconv.Atoi(word)
			if err != nil {
				return nil, badRequest("of: numbers between commas")
			}
			numbers = append(numbers, n)
		}
	}
	data, err := s.newsroom.Glyphs(r.Context(), r.PathValue("id"), numbers)
	if err != nil {
		return nil, err
	}
	immutable(w)
	return writeBytes(w, "font/ttf", data)
}
