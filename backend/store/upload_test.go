package store

import (
	"os"
	"strings"
	"testing"
)

// TestUploadsAreBoundedTogether holds that uploads which nobody uses cannot
// take the whole disk.
func TestUploadsAreBoundedTogether(t *testing.T) {
	l := openTest(t, t.TempDir())
	defer l.Close()
	u, err := l.PutUpload("first", strings.NewReader("x"), 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(u.path, mostWaiting); err != nil { // a file with a hole takes no room
		t.Skip(err)
	}
	_, err = l.PutUpload("second", strings.NewReader("x"), 10)
	wantCode(t, err, UploadsFull)
	l.DropUpload(u.ID)
	if _, err := l.PutUpload("second", strings.NewReader("x"), 10); err != nil {
		t.Error(err)
	}
}
