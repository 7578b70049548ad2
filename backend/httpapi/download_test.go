package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// downloads is a newsroom whose file writes what a test wants.
type downloads struct {
	calm
	write func(io.Writer) error
}

func (d downloads) File(context.Context, string) (desk.File, error) {
	return desk.File{Name: "一条河：改变一座城.broadsheet", Type: "application/x", Write: d.write}, nil
}

func download(t *testing.T, write func(io.Writer) error) (*http.Response, []byte, error) {
	t.Helper()
	s := New(downloads{write: write}, Options{})
	web := httptest.NewServer(s)
	defer web.Close()
	defer s.Close()
	answer, err := http.Get(web.URL + "/api/documents/d/file")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answer, body, err
}

// TestALongFileIsWrittenAsItComes holds that a file of any size is never held
// whole, and has its Chinese name in the form of RFC 5987.
func TestALongFileIsWrittenAsItComes(t *testing.T) {
	piece := bytes.Repeat([]byte("x"), 1<<20)
	answer, body, err := download(t, func(w io.Writer) error {
		for range 8 {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(body) != 8<<20 || answer.StatusCode != 200 || answer.ContentLength != -1 {
		t.Errorf("%d bytes, status %d, length %d, %v", len(body), answer.StatusCode, answer.ContentLength, err)
	}
	const name = "filename*=utf-8''%E4%B8%80%E6%9D%A1%E6%B2%B3%EF%BC%9A%E6%94%B9%E5%8F%98%E4%B8%80%E5%BA%A7%E5%9F%8E.broadsheet"
	if got := answer.Header.Get("Content-Disposition"); got != "attachment; "+name {
		t.Errorf("named %s", got)
	}
}

func TestAFileThatBreaksOffIsNoFile(t *testing.T) {
	_, body, err := download(t, func(w io.Writer) error {
		_, _ = w.Write(bytes.Repeat([]byte("x"), 1<<20))
		return errors.New("the disk is gone")
	})
	if err == nil {
		t.Errorf("%d bytes came as a whole file", len(body))
	}
	answer, body, err := download(t, func(io.Writer) error { return finding.Stop(desk.NoPhoto, finding.Place{}, "photo", "p") })
	if err != nil || answer.StatusCode != 404 || answer.Header.Get("Content-Disposition") != "" || !strings.Contains(string(body), string(desk.NoPhoto)) {
		t.Errorf("status %d, %v: %s", answer.StatusCode, err, body)
	}
}
