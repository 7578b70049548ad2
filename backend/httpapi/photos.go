package httpapi

import (
	"net/http"

	"broadsheet/backend/desk"
)

// listed is how many photos a list tells where the caller does not say.
const listed = 100

func (s *Server) shelfPhotos(_ http.ResponseWriter, r *http.Request) (any, error) {
	query := r.URL.Query()
	offset, err := number(r, "offset", 0)
	if err != nil {
		return nil, err
	}
	limit, err := number(r, "limit", listed)
	if err != nil {
		return nil, err
	}
	return s.newsroom.ShelfPhotos(r.Context(), desk.ShelfPhotosRequest{
		Query: query.Get("q"), Document: query.Get("document"), Like: query.Get("like"), Sort: query.Get("sort"),
		Offset: offset, Limit: limit,
	})
}

func (s *Server) likePhotos(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.LikePhotos(r.Context(), r.PathValue("id"))
}

func (s *Server) fileWords(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.FileWords(r.Context(), r.PathValue("id"))
}

func (s *Server) reusePhotos(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.ReusePhotosRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.ReusePhotos(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) photo(w http.ResponseWriter, r *http.Request) (any, error) {
	width, err := number(r, "width", 1600)
	if err != nil {
		return nil, err
	}
	data, err := s.newsroom.Photo(r.Context(), r.PathValue("id"), width, r.URL.Query().Get("tone"))
	return picture(w, data, err)
}

// photoPreview answers 204 where the file brings none: most do not, and that is
// no trouble.
func (s *Server) photoPreview(w http.ResponseWriter, r *http.Request) (any, error) {
	data, err := s.newsroom.PhotoPreview(r.Context(), r.PathValue("id"))
	if err == nil && len(data) == 0 {
		immutable(w)
		return done(w)
	}
	return picture(w, data, err)
}

// picture answers with a photo's JPEG: its id stands for its content.
func picture(w http.ResponseWriter, data []byte, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	immutable(w)
	return writeBytes(w, "image/jpeg", data)
}
