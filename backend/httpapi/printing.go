package httpapi

import (
	"net/http"

	"broadsheet/backend/desk"
)

func (s *Server) profiles(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Profiles(callerOf(r)), nil
}

// preflight gives what there is to say of a document by an export profile.
func (s *Server) preflight(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Preflight(r.Context(), callerOf(r), r.PathValue("id"), preflightRequest(r))
}

// preflightPage gives it as a page to read and to print.
func (s *Server) preflightPage(w http.ResponseWriter, r *http.Request) (any, error) {
	f, err := s.newsroom.PreflightPage(r.Context(), callerOf(r), r.PathValue("id"), preflightRequest(r))
	if err != nil {
		return nil, err
	}
	return attach(w, f)
}

func preflightRequest(r *http.Request) desk.PreflightRequest {
	return desk.PreflightRequest{Profile: r.URL.Query().Get("profile")}
}
