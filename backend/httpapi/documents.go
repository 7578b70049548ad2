package httpapi

import (
	"net/http"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

func (s *Server) unknown(_ http.ResponseWriter, r *http.Request) (any, error) {
	return nil, finding.Stop(NoCall, finding.Place{}, "call", r.Method+" "+short(r.URL.Path))
}

func (s *Server) session(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Session(callerOf(r)), nil
}

func (s *Server) documents(_ http.ResponseWriter, r *http.Request) (any, error) {
	list, err := s.newsroom.Documents(r.Context(), r.URL.Query().Get("q"), flag(r, "bin"))
	if list == nil {
		list = []desk.DocumentInfo{}
	}
	return list, err
}

func (s *Server) create(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.CreateRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	job, err := s.newsroom.Create(r.Context(), callerOf(r), request)
	return accepted{job}, err
}

func (s *Server) importFile(w http.ResponseWriter, r *http.Request) (any, error) {
	var request struct {
		Upload string `json:"upload"`
	}
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	job, err := s.newsroom.Import(r.Context(), callerOf(r), request.Upload)
	return accepted{job}, err
}

func (s *Server) open(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Open(r.Context(), callerOf(r), r.PathValue("id"))
}

// titled is a request that gives a document a name.
type titled struct {
	Title string `json:"title"`
}

func (s *Server) rename(w http.ResponseWriter, r *http.Request) (any, error) {
	var request titled
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Rename(r.Context(), callerOf(r), r.PathValue("id"), request.Title)
}

func (s *Server) duplicate(w http.ResponseWriter, r *http.Request) (any, error) {
	var request titled
	if r.ContentLength != 0 {
		if err := read(w, r, &request); err != nil {
			return nil, err
		}
	}
	return s.newsroom.Duplicate(r.Context(), callerOf(r), r.PathValue("id"), request.Title)
}

func (s *Server) remove(w http.ResponseWriter, r *http.Request) (any, error) {
	remove := s.newsroom.Bin
	if flag(r, "forever") {
		remove = s.newsroom.Delete
	}
	if err := remove(r.Context(), r.PathValue("id")); err != nil {
		return nil, err
	}
	return done(w)
}

func (s *Server) restore(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Restore(r.Context(), r.PathValue("id"))
}
