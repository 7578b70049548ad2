package httpapi

import (
	"net/http"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
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

// preflightRequest reads the profile and, where the address says who let pass
// what stops or why, that.
func preflightRequest(r *http.Request) desk.PreflightRequest {
	query := r.URL.Query()
	asked := desk.PreflightRequest{Profile: query.Get("profile")}
	if query.Has("by") || query.Has("why") {
		one := desk.Override{By: query.Get("by"), Why: query.Get("why")}
		for _, code := range query["code"] {
			one.Codes = append(one.Codes, finding.Code(code))
		}
		asked.Overrides = []desk.Override{one}
	}
	return asked
}

// plates gives a page as its plates, packed.
func (s *Server) plates(w http.ResponseWriter, r *http.Request) (any, error) {
	page, err := number(r, "page", 0)
	if err != nil {
		return nil, err
	}
	dpi, err := number(r, "dpi", 0)
	if err != nil {
		return nil, err
	}
	asked := desk.PlatesRequest{Page: page, DPI: float64(dpi), Profile: r.URL.Query().Get("profile")}
	data, err := s.newsroom.Plates(r.Context(), r.PathValue("id"), asked)
	if err != nil {
		return nil, err
	}
	w.Header().Set("Cache-Control", "no-store")
	return writeBytes(w, "application/octet-stream", data)
}

// sheets gives what there is around each page in a profile's file.
func (s *Server) sheets(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Sheets(r.Context(), r.PathValue("id"), r.URL.Query().Get("profile"))
}

// inkCube gives what the inks of a profile look like.
func (s *Server) inkCube(w http.ResponseWriter, r *http.Request) (any, error) {
	data, err := s.newsroom.InkCube(r.PathValue("name"), r.URL.Query().Get("paper") == "1")
	if err != nil {
		return nil, err
	}
	w.Header().Set("Cache-Control", "no-store")
	return writeBytes(w, "application/octet-stream", data)
}
