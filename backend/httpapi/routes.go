package httpapi

import "net/http"

// routes are the calls of docs/http-api.md, in its order.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, call := range map[string]call{
		"GET /api/session":  s.session,
		"POST /api/uploads": s.upload,

		"GET /api/documents":                 s.documents,
		"POST /api/documents":                s.create,
		"POST /api/documents/import":         s.importFile,
		"GET /api/documents/{id}":            s.open,
		"PATCH /api/documents/{id}":          s.rename,
		"POST /api/documents/{id}/duplicate": s.duplicate,
		"DELETE /api/documents/{id}":         s.remove,
		"POST /api/documents/{id}/restore":   s.restore,
		"GET /api/documents/{id}/thumbnail":  s.thumbnail,
		"GET /api/documents/{id}/file":       s.file,

		"POST /api/documents/{id}/edits":       s.edit,
		"POST /api/documents/{id}/preview":     s.preview,
		"GET /api/documents/{id}/changes":      s.changes,
		"POST /api/documents/{id}/undo":        s.undo,
		"POST /api/documents/{id}/redo":        s.redo,
		"POST /api/documents/{id}/goto":        s.gotoStep,
		"GET /api/documents/{id}/history":      s.history,
		"POST /api/documents/{id}/photos":      s.addPhotos,
		"POST /api/documents/{id}/photos/tone": s.proposeTones,

		"POST /api/documents/{id}/photos/reuse":    s.reusePhotos,
		"GET /api/photos":                          s.shelfPhotos,
		"GET /api/photos/{id}":                     s.photo,
		"GET /api/photos/{id}/preview":             s.photoPreview,
		"GET /api/photos/{id}/like":                s.likePhotos,
		"GET /api/photos/{id}/words":               s.fileWords,
		"POST /api/documents/{id}/captions/import": s.importCaptions,

		"POST /api/documents/{id}/compose":                      s.compose,
		"GET /api/documents/{id}/alternatives/{set}":            s.alternatives,
		"GET /api/documents/{id}/alternatives/{set}/{n}":        s.alternative,
		"POST /api/documents/{id}/alternatives/{set}/{n}/apply": s.apply,
		"POST /api/documents/{id}/fit":                          s.fit,
		"POST /api/documents/{id}/reread":                       s.reread,
		"POST /api/documents/{id}/reread/{reread}/apply":        s.applyReread,
		"POST /api/documents/{id}/export":                       s.export,
		"GET /api/documents/{id}/preflight":                     s.preflight,
		"GET /api/documents/{id}/preflight/page":                s.preflightPage,
		"GET /api/profiles":                                     s.profiles,
		"GET /api/profiles/{name}/cube":                         s.inkCube,
		"GET /api/documents/{id}/plates":                        s.plates,
		"GET /api/documents/{id}/sheets":                        s.sheets,
		"GET /api/jobs/{id}":                                    s.job,
		"DELETE /api/jobs/{id}":                                 s.cancelJob,
		"GET /api/jobs/{id}/result":                             s.result,
		"GET /api/faces/{id}":                                   s.face,
		"GET /api/faces/{id}/glyphs":                            s.glyphs,
		"/api/":                                                 s.unknown,
	} {
		mux.Handle(pattern, s.answering(call))
	}
	for pattern, call := range s.shellRoutes() {
		mux.Handle(pattern, s.answering(call))
	}
	mux.HandleFunc("GET /api/events", s.events)
	mux.HandleFunc("/", s.page)
	return mux
}
