package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// samplePhotos is how many of the sample's photos the page takes.
const samplePhotos = 7

// sampleFolder is where the sample report and its photos lie.
func sampleFolder() string {
	if dir := os.Getenv("BROADSHEET_SAMPLES"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared", "samples")
}

func hasSamples() bool {
	_, err := os.Stat(filepath.Join(sampleFolder(), "huinong.txt"))
	return err == nil
}

// samples lays the sample report and its first photos into a script's folder:
//
//	samples    report.txt and photos/
func samples(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: samples")
	}
	photos, err := filepath.Glob(filepath.Join(sampleFolder(), "photos", "*.jpg"))
	ts.Check(err)
	slices.Sort(photos)
	ts.Check(os.MkdirAll(ts.MkAbs("photos"), 0o755))
	laid := map[string]string{filepath.Join(sampleFolder(), "huinong.txt"): "report.txt"}
	for _, path := range photos[:min(samplePhotos, len(photos))] {
		laid[path] = filepath.Join("photos", filepath.Base(path))
	}
	for from, to := range laid {
		data, err := os.ReadFile(from)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(to), data, 0o644))
	}
}

// exports renders the served document as a browser asks for it:
//
//	exports FORMAT DPI FILE
func exports(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: exports FORMAT DPI FILE")
	}
	s := serverOf(ts)
	request := fmt.Sprintf(`{"format":%q,"dpi":%s}`, args[0], args[1])
	var job struct{ ID, State string }
	ts.Check(json.Unmarshal(s.ask(ts, "POST", "/api/documents/"+ts.Getenv("document")+"/export", request), &job))
	for end := time.Now().Add(2 * time.Minute); job.State == "running" && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		ts.Check(json.Unmarshal(s.ask(ts, "GET", "/api/jobs/"+job.ID, ""), &job))
	}
	if job.State != "done" {
		ts.Fatalf("the export is %s", job.State)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), s.ask(ts, "GET", "/api/jobs/"+job.ID+"/result", ""), 0o644))
}

// ask makes a request with the server's token that must succeed.
func (s *server) ask(ts *testscript.TestScript, method, path, body string) []byte {
	r, err := http.NewRequest(method, s.origin+path, bytes.NewReader([]byte(body)))
	ts.Check(err)
	r.Header.Set("Authorization", "Bearer "+s.token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	answer, err := http.DefaultClient.Do(r)
	ts.Check(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	ts.Check(err)
	if answer.StatusCode >= 300 {
		ts.Fatalf("%s %s: status %d: %.300s", method, path, answer.StatusCode, data)
	}
	return data
}
