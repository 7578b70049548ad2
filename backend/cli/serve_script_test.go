package cli

import (
	"bufio"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// server is a `broadsheet serve` of a script. The commands for it:
//
//	serves ARG…                   starts it; $url is what it prints first, $token and $document are in it
//	fetches PATH STATUS [REGEXP]  a request with its token
//	ends                          SIGTERM: it must end with exit code 0
type server struct {
	process *exec.Cmd
	stderr  string // a file
	origin  string
	token   string
}

// servers are those of the scripts that run side by side, by their folders.
var servers sync.Map

func serves(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("use exits for a call that must fail")
	}
	path, err := exec.LookPath("broadsheet")
	if err != nil {
		path = filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], "broadsheet")
	}
	messages, err := os.Create(ts.MkAbs("serve.stderr"))
	ts.Check(err)
	defer messages.Close()
	s := &server{stderr: messages.Name()}
	s.process = exec.Command(path, append([]string{"serve", "--no-browser"}, args...)...)
	s.process.Dir = ts.MkAbs(".")
	s.process.Env = []string{
		"PATH=" + ts.Getenv("PATH"), "LANG=" + ts.Getenv("LANG"), "HOME=" + ts.Getenv("WORK"),
		"XDG_CACHE_HOME=" + ts.Getenv("XDG_CACHE_HOME"), "XDG_DATA_HOME=" + ts.Getenv("WORK") + "/data", "TESTSCRIPT_COMMAND=broadsheet",
	}
	s.process.Stderr = messages
	out, err := s.process.StdoutPipe()
	ts.Check(err)
	ts.Check(s.process.Start())
	ts.Defer(func() { _ = s.process.Process.Kill() }) // after a failure; else it has ended
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		ts.Fatalf("serve ended without its first line: %s", ts.ReadFile("serve.stderr"))
	}
	address, err := url.Parse(strings.TrimSpace(line))
	ts.Check(err)
	s.origin, s.token = "http://"+address.Host, address.Query().Get("token")
	servers.Store(ts.Getenv("WORK"), s)
	ts.Setenv("url", strings.TrimSpace(line))
	ts.Setenv("document", strings.TrimPrefix(address.Path, "/d/"))
	ts.Setenv("token", s.token)
}

func serverOf(ts *testscript.TestScript) *server {
	s, ok := servers.Load(ts.Getenv("WORK"))
	if !ok {
		ts.Fatalf("nothing is served: use serves first")
	}
	return s.(*server)
}

func fetches(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fetches PATH STATUS [REGEXP]")
	}
	s := serverOf(ts)
	r, err := http.NewRequest("GET", s.origin+args[0], nil)
	ts.Check(err)
	r.Header.Set("Authorization", "Bearer "+s.token)
	answer, err := http.DefaultClient.Do(r)
	ts.Check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if strconv.Itoa(answer.StatusCode) != args[1] {
		ts.Fatalf("%s: status %d, want %s: %.300s", args[0], answer.StatusCode, args[1], body)
	}
	if len(args) > 2 && !regexp.MustCompile(args[2]).Match(body) {
		ts.Fatalf("%s: %.1000s\ndoes not match %s", args[0], body, args[2])
	}
}

func ends(ts *testscript.TestScript, neg bool, _ []string) {
	s := serverOf(ts)
	ts.Check(s.process.Process.Signal(syscall.SIGTERM))
	if err := s.process.Wait(); (err == nil) == neg {
		ts.Fatalf("ended with %v: %s", err, ts.ReadFile("serve.stderr"))
	}
	servers.Delete(ts.Getenv("WORK"))
}
