package httpapi

import "net/http"

func (s *Server) profiles(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.newsroom.Profiles(callerOf(r)), nil
}
