package desk

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
)

// counting is a photo's file with a stamp, and how often it was read.
type counting struct {
	file  PhotoFile
	reads int
	stamp string
}

func (c *counting) asFile() PhotoFile {
	return PhotoFile{
		Name:  c.file.Name,
		Read:  func() ([]byte, error) { c.reads++; return c.file.Read() },
		Stamp: func() string { return c.stamp },
	}
}

// pageOf composes with what earlier runs have left in a cache.
func pageOf(t *testing.T, cache photo.Cache, f PhotoFile) (*Composition, []byte) {
	t.Helper()
	d := New(Tools{Cache: cache, Originals: store.NewOriginals(), Bundled: testfont.Source(), Clock: newTickingClock()})
	c, err := d.Compose(context.Background(), ask(report, f))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := c.ExportPDF(context.Background(), &out, 0); err != nil {
		t.Fatal(err)
	}
	return c, out.Bytes()
}

func TestComposedAgainReadsNoPhoto(t *testing.T) {
	cache, one := &photo.MemoryCache{}, &counting{file: drawnPhoto("1.jpg", 900, 600, 10), stamp: "a"}
	_, first := pageOf(t, cache, one.asFile())
	before := one.reads
	_, second := pageOf(t, cache, one.asFile())
	if one.reads != before {
		t.Errorf("the photo was read %d times more", one.reads-before)
	}
	if !bytes.Equal(first, second) {
		t.Error("the page is another one")
	}
}

// TestAFileIsReadAnew holds that nothing is taken from an earlier run where the
// stamp is another one, is missing, or changed while the file was read.
func TestAFileIsReadAnew(t *testing.T) {
	for name, stamps := range map[string][]string{"other": {"a", "a", "b"}, "none": {"", "", ""}, "changing": {"a", "b", "a"}} {
		cache, asked := &photo.MemoryCache{}, 0
		one := &counting{file: drawnPhoto("1.jpg", 900, 600, 10)}
		f := one.asFile()
		f.Stamp = func() string { asked++; return stamps[min(asked, len(stamps))-1] }
		pageOf(t, cache, f)
		one.file = drawnPhoto("1.jpg", 600, 900, 200)
		before := one.reads
		c, _ := pageOf(t, cache, f)
		if one.reads == before || c.photos.list[0].Width != 600 {
			t.Errorf("%s: the file was not read anew", name)
		}
	}
}

// TestNothingIsPrintedOfAnotherFile holds that a file which turns out to be
// another one when it is read at last gives a grey area and a finding.
func TestNothingIsPrintedOfAnotherFile(t *testing.T) {
	cache, one := &photo.MemoryCache{}, &counting{file: drawnPhoto("1.jpg", 900, 600, 10), stamp: "a"}
	d := New(Tools{Cache: cache, Originals: store.NewOriginals(), Bundled: testfont.Source(), Clock: newTickingClock()})
	if _, err := d.Compose(context.Background(), ask(report, one.asFile())); err != nil {
		t.Fatal(err) // nothing is exported, so no rendition is in the cache
	}
	one.file = drawnPhoto("1.jpg", 600, 900, 200)
	c, _ := pageOf(t, cache, one.asFile())
	if codes := codesOf(c.Findings()); !slices.Contains(codes, PhotoChanged) {
		t.Errorf("no %s among %v", PhotoChanged, codes)
	}
}
