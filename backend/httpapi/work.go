package httpapi

import (
	"net/http"
	"strconv"

	"broadsheet/backend/desk"
)

func (s *Server) compose(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.ComposeRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	job, err := s.newsroom.Compose(r.Context(), callerOf(r), r.PathValue("id"), request)
	return accepted{job}, err
}

func (s *Server) alternatives(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Alternatives(r.Context(), r.PathValue("id"), r.PathValue("set"))
}

func (s *Server) alternative(_ http.ResponseWriter, r *http.Request) (any, error) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return nil, badRequest("an alternative has a number")
	}
	return s.newsroom.Alternative(r.Context(), r.PathValue("id"), r.PathValue("set"), n)
}

func (s *Server) apply(w http.ResponseWriter, r *http.Request) (any, error) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return nil, badRequest("an alternative has a number")
	}
	var at desk.State
	if err := read(w, r, &at); err != nil {
		return nil, err
	}
	return s.newsroom.Apply(r.Context(), callerOf(r), r.PathValue("id"), r.PathValue("set"), n, at)
}

func (s *Server) fit(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.FitRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Fit(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) reread(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.RereadRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Reread(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) applyReread(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.RereadTake
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.ApplyReread(r.Context(), callerOf(r), r.PathValue("id"), r.PathValue("reread"), request)
}

func (s *Server) export(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.ExportRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	job, err := s.newsroom.Export(r.Context(), callerOf(r), r.PathValue("id"), request)
	return accepted{job}, err
}

func (s *Server) job(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Job(callerOf(r), r.PathValue("id"))
}

func (s *Server) cancelJob(w http.ResponseWriter, r *http.Request) (any, error) {
	if err := s.newsroom.CancelJob(r.PathValue("id")); err != nil {
		return nil, err
	}
	return done(w)
}

func (s *Server) result(w http.ResponseWriter, r *http.Request) (any, error) {
	f, err := s.newsroom.Result(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return attach(w, f)
}
