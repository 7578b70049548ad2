package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"broadsheet/backend/finding"
	"broadsheet/backend/httpapi"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// serving is one call of the serve command.
type serving struct {
	Main
	words words

	source    // the manuscript may be empty, or a .broadsheet file
	data      string
	addr      string
	token     string
	noBrowser bool
}

// defaultAddr is always the same, so that the address of a document is too.
const defaultAddr = "127.0.0.1:7463"

func (m Main) serveCommand(words words) *cobra.Command {
	s := &serving{Main: m, words: words}
	command := &cobra.Command{
		Use:     "serve [MANUSCRIPT | FILE.broadsheet]",
		Short:   words.say("serve-short"),
		Long:    words.say("serve-long"),
		Example: indented(words.say("serve-example")),
		Args:    atMostOneArgument(words),
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) > 0 {
				s.Manuscript = args[0]
			}
			return s.run(command.Context(), command.Flags().Changed("addr"))
		},
	}
	s.flags(command.Flags())
	command.Flags().BoolVar(&s.noBrowser, "no-browser", false, words.say("flag-no-browser"))
	return command
}

// flags are those of the editor, wherever it is shown.
func (s *serving) flags(flags *pflag.FlagSet) {
	say := s.words.say
	flags.SortFlags = false
	s.photoFlag(flags, s.words)
	s.designFlag(flags, s.words)
	s.folioFlags(flags, s.words)
	s.fontFlag(flags, s.words)
	s.profilesFlag(flags, s.words)
	flags.StringVar(&s.data, "data", "", say("flag-data"))
	flags.StringVar(&s.addr, "addr", defaultAddr, say("flag-addr"))
	flags.StringVar(&s.token, "token", "", say("flag-token"))
}

// run opens the library, makes or opens the document, prints its address and
// serves until ctx ends, which is the ordinary end.
func (s *serving) run(ctx context.Context, isAddrGiven bool) error {
	dir, err := s.prepare()
	if err != nil {
		return err
	}
	progress := newProgress(s.Stderr, s.words, false)
	defer progress.close()
	n, err := s.openNewsroom(ctx, dir, s.folders, s.words, progress.report)
	if err != nil {
		return err
	}
	document, err := s.document(ctx, n)
	progress.close()
	if err == nil {
		err = s.serve(ctx, n, document, isAddrGiven)
	}
	return errors.Join(err, n.close())
}

// prepare checks the command line and returns the folder of the library.
func (s *serving) prepare() (dir string, err error) {
	tuneServer()
	if err := s.check(); err != nil {
		return "", err
	}
	if s.data != "" {
		return s.data, nil
	}
	return store.DefaultLibraryFolder(s.Getenv)
}

// tokenForm is what a cookie and an address carry as it is.
var tokenForm = regexp.MustCompile(`^[A-Za-z0-9._~-]{8,256}$`)

// check refuses to serve a network without a token that the user has chosen:
// he shall know that he does.
func (s *serving) check() error {
	host, _, err := net.SplitHostPort(s.addr)
	switch {
	case err != nil:
		return usageError{s.words.say("flag-with-bad-value", "name", "--addr", "value", s.addr)}
	case s.token != "" && !tokenForm.MatchString(s.token):
		return usageError{s.words.say("bad-token")}
	case isLoopback(host):
		return nil
	case s.token == "":
		return usageError{s.words.say("addr-needs-token", "addr", s.addr)}
	}
	fmt.Fprintln(s.Stderr, s.words.say("warning", "message", s.words.say("addr-is-open", "addr", s.addr)))
	return nil
}

// document makes or opens what the command line names; empty is the shelf.
func (s *serving) document(ctx context.Context, n *newsroom) (id string, err error) {
	findings := n.library.Findings()
	defer func() { summarise(s.Stderr, withoutNotes(findings), s.words, false) }()
	switch {
	case s.Manuscript == "":
		return "", nil
	case isDocumentFile(s.Manuscript):
		return n.importFile(ctx, s.Manuscript)
	}
	id, found, err := n.create(ctx, s.source)
	findings = append(findings, found...)
	finding.Sort(findings)
	return id, err
}

// serve listens and answers. Requests under way are finished before it ends.
func (s *serving) serve(ctx context.Context, n *newsroom, document string, isAddrGiven bool) error {
	listener, err := s.listen(isAddrGiven)
	if err != nil {
		return err
	}
	token, err := s.tokenFor(n)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := s.server(n, listener.Addr(), token, nil)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	s.announce(ctx, addressOf(listener.Addr(), s.addr, document, token))
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return shutDown(server)
	}
}

func (s *serving) tokenFor(n *newsroom) (string, error) {
	if s.token != "" {
		return s.token, nil
	}
	return n.library.Token()
}

// server answers on an address; shell is the window beside it, if there is one.
func (s *serving) server(n *newsroom, at net.Addr, token string, shell httpapi.Shell) *http.Server {
	api := httpapi.New(n.Newsroom, httpapi.Options{
		Frontend: s.Frontend, Token: token, Hosts: hostsOf(at, s.addr), Shell: shell, Log: s.log,
	})
	return api.HTTPServer(s.Stderr)
}

func (s *serving) log(message string) {
	fmt.Fprintln(s.Stderr, s.words.say("error", "message", message))
}

// shutDownTime is how long requests under way may take to finish.
const shutDownTime = 5 * time.Second

func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), shutDownTime)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// listen takes the address of the command line. Where the default one is
// taken, any other will do.
func (s *serving) listen(isAddrGiven bool) (net.Listener, error) {
	listener, err := net.Listen("tcp", s.addr)
	if err != nil && !isAddrGiven {
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, usageError{s.words.say("addr-taken", "addr", s.addr, "reason", err.Error())}
	}
	return listener, nil
}

// announce prints the address, alone on its line, and opens the browser.
func (s *serving) announce(ctx context.Context, address string) {
	fmt.Fprintln(s.Stdout, address)
	fmt.Fprintln(s.Stderr, s.words.say("serving"))
	if s.noBrowser {
		return
	}
	if err := openBrowser(ctx, address); err != nil {
		fmt.Fprintln(s.Stderr, s.words.say("no-browser"))
	}
}

// addressOf is what a browser opens: the document, or the shelf.
func addressOf(listening net.Addr, given, document, token string) string {
	host, _, _ := net.SplitHostPort(given)
	_, port, _ := net.SplitHostPort(listening.String())
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	path := "/"
	if document != "" {
		path = "/d/" + url.PathEscape(document)
	}
	return "http://" + net.JoinHostPort(host, port) + path + "?token=" + url.QueryEscape(token)
}
