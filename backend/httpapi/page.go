package httpapi

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Pages serves the editor's own files without a desk: a window shows its page
// while the library is still being opened.
func Pages(frontend fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		page(frontend, w, r)
	})
}

func (s *Server) page(w http.ResponseWriter, r *http.Request) { page(s.options.Frontend, w, r) }

// page serves the editor: its files, and the one page for the shelf and for
// every document, which finds its way by the address.
func page(frontend fs.FS, w http.ResponseWriter, r *http.Request) {
	limitAnswer(w)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		message(w, r, http.StatusMethodNotAllowed, noPage)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || name == "photos" || strings.HasPrefix(name, "d/") {
		name = "index.html"
	}
	content, err := fs.ReadFile(frontend, name)
	switch {
	case err == nil && !strings.HasPrefix(path.Base(name), "."):
		serve(w, r, name, content)
	case name == "index.html":
		message(w, r, http.StatusServiceUnavailable, notBuilt)
	default:
		message(w, r, http.StatusNotFound, noPage)
	}
}

// serve sends a file. Those below assets have their content's hash in their
// name and never change.
func serve(w http.ResponseWriter, r *http.Request, name string, content []byte) {
	sum := sha256.Sum256(content)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	if strings.HasPrefix(name, "assets/") {
		immutable(w)
	} else {
		w.Header().Set("Cache-Control", "no-cache")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// text is a message in each language.
type text map[string]string

var (
	notBuilt = text{
		"en": "The editor is not part of this build. Run “make build” in the project's folder and start build/bin/broadsheet.",
		"zh": "此程序未包含编辑器。请在项目文件夹中运行 “make build”，然后启动 build/bin/broadsheet。",
	}
	noPage = text{
		"en": "There is no such page. The documents are listed at the start page, “/”.",
		"zh": "没有这个页面。首页 “/” 列有全部文档。",
	}
)

func message(w http.ResponseWriter, r *http.Request, status int, t text) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	words := html.EscapeString(t[callerOf(r).Language])
	_, _ = w.Write([]byte("<!doctype html><meta charset=utf-8><title>Broadsheet</title><p>" + words + "</p>\n"))
}
