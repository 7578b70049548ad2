package httpapi

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"broadsheet/backend/finding"
)

// contentPolicy lets a page load from this server alone. Styles may stand in
// the page, because the component library sets them there; scripts may not.
const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' blob: data:; font-src 'self' blob: data:; connect-src 'self'; worker-src 'self' blob:; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// guarding lets only those through who may call. Pages of the editor hold no
// secret and need no token: a browser does not send a strict cookie when a
// link on another page leads here.
func (s *Server) guarding(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		if err := s.check(r); err != nil {
			limitBody(w, r, refusedTime)
			w.Header().Set("Connection", "close")
			s.fail(w, r, err)
			return
		}
		if !isCall(r) && r.URL.Query().Has("token") {
			s.enter(w, r)
			return
		}
		limitBody(w, r, bodyTime)
		next.ServeHTTP(w, r)
	})
}

// limitBody bounds how long a caller may take to send a body. A window's
// transport knows no deadlines and needs none.
func limitBody(w http.ResponseWriter, r *http.Request, limit time.Duration) {
	if r.ContentLength != 0 {
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(limit))
	}
}

func protect(header http.Header) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Content-Security-Policy", contentPolicy)
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// isCall tells the calls of the desk from the editor's own files.
func isCall(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

func (s *Server) check(r *http.Request) error {
	switch {
	case s.options.Hosts != nil && !slices.Contains(s.options.Hosts, strings.ToLower(r.Host)):
		return finding.Stop(WrongHost, finding.Place{}, "host", short(r.Host))
	case s.options.Hosts != nil && !isOwnOrigin(r):
		return finding.Stop(WrongOrigin, finding.Place{}, "origin", short(r.Header.Get("Origin")))
	case isCall(r) && !s.knowsToken(r):
		return finding.Stop(NoToken, finding.Place{})
	}
	return nil
}

// isOwnOrigin: what another site makes a browser send is refused. Links that
// lead here from elsewhere are not: they only show a page.
func isOwnOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		site := r.Header.Get("Sec-Fetch-Site")
		return !isCall(r) || site == "" || site == "same-origin" || site == "none"
	}
	return strings.EqualFold(origin, "http://"+r.Host) || strings.EqualFold(origin, "https://"+r.Host)
}

func (s *Server) knowsToken(r *http.Request) bool {
	if s.options.Token == "" {
		return true
	}
	if given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return s.isToken(given)
	}
	cookie, err := r.Cookie(cookieName(r))
	return err == nil && s.isToken(cookie.Value)
}

// isToken compares in the same time, whatever was given.
func (s *Server) isToken(given string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(s.options.Token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// cookieName holds the port: cookies do not tell ports apart, and two servers
// on one machine would take each other's away.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		port = "80"
	}
	return "broadsheet-" + port
}

// cookieAge is how long a browser stays let in, in seconds; browsers keep no
// cookie longer.
const cookieAge = 400 * 24 * 60 * 60

// enter takes the token out of a page's address and keeps it in a cookie.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	token := query.Get("token")
	if s.options.Token != "" && !s.isToken(token) {
		s.fail(w, r, finding.Stop(NoToken, finding.Place{}))
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName(r), Value: token, Path: "/", MaxAge: cookieAge, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	w.Header().Set("Cache-Control", "no-store")
	query.Del("token")
	to := "/" + strings.TrimLeft(r.URL.EscapedPath(), "/") // never "//host"
	if rest := query.Encode(); rest != "" {
		to += "?" + rest
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
