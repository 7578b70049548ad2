package httpapi

import (
	"context"
	"net/http"

	"broadsheet/backend/desk"
)

func (s *Server) edit(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.EditRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Edit(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) preview(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.PreviewRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Preview(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) changes(_ http.ResponseWriter, r *http.Request) (any, error) {
	at, err := stateOf(r)
	if err != nil {
		return nil, err
	}
	return s.newsroom.Changes(r.Context(), callerOf(r), r.PathValue("id"), at)
}

func (s *Server) undo(w http.ResponseWriter, r *http.Request) (any, error) {
	return step(w, r, s.newsroom.Undo)
}

func (s *Server) redo(w http.ResponseWriter, r *http.Request) (any, error) {
	return step(w, r, s.newsroom.Redo)
}

// step is an undo or a redo.
func step(w http.ResponseWriter, r *http.Request, do func(context.Context, desk.Caller, string, desk.State) (desk.Change, error)) (any, error) {
	var at desk.State
	if err := read(w, r, &at); err != nil {
		return nil, err
	}
	return do(r.Context(), callerOf(r), r.PathValue("id"), at)
}

func (s *Server) gotoStep(w http.ResponseWriter, r *http.Request) (any, error) {
	var request struct {
		desk.State
		Cursor int `json:"cursor"`
	}
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.Goto(r.Context(), callerOf(r), r.PathValue("id"), request.State, request.Cursor)
}

func (s *Server) history(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.History(r.Context(), r.PathValue("id"))
}

func (s *Server) addPhotos(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.AddPhotosRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.AddPhotos(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) importCaptions(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.CaptionsRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.ImportCaptions(r.Context(), callerOf(r), r.PathValue("id"), request)
}

func (s *Server) proposeTones(w http.ResponseWriter, r *http.Request) (any, error) {
	var request desk.ToneRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.newsroom.ProposeTones(r.Context(), r.PathValue("id"), request)
}
