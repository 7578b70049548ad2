package desk

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/story"
)

// find returns the captions of the photos that a query finds, in their order.
func (e *editor) find(r ShelfPhotosRequest) []string {
	e.Helper()
	if r.Limit == 0 {
		r.Limit = 100
	}
	found := must[ShelfPhotos](e)(e.room.ShelfPhotos(context.Background(), r))
	out := []string{}
	for _, p := range found.Photos {
		out = append(out, p.Photo.Caption)
	}
	if found.Total != len(out) {
		e.Errorf("%d told of %d", len(out), found.Total)
	}
	return out
}

func (e *editor) wantFound(what, query string, want ...string) {
	e.Helper()
	if got := e.find(ShelfPhotosRequest{Query: query}); strings.Join(got, "|") != strings.Join(want, "|") {
		e.Errorf("%s: %q finds %q, want %q", what, query, got, want)
	}
}

// caption gives the first photo of a document another caption.
func (e *editor) caption(id, text string) {
	e.Helper()
	d := e.open(id).Document
	p := d.Photos[0]
	edit := Edit{Name: "type", Steps: document.Steps{document.ReplaceText{
		At: document.TextRef{Photo: p.ID}, From: 0, To: len([]rune(p.Caption)), Spans: []story.Span{{Text: text}},
	}}}
	must[Change](e)(e.edit(id, State{Base: e.open(id).Status.Revision}, edit))
}

// TestTheSearchKnowsTheShelf as it is, whatever was just done to it.
func TestTheSearchKnowsTheShelf(t *testing.T) {
	ctx := context.Background()
	e := newEditor(t)
	id := e.page()
	e.caption(id, "委员调研康养产业")
	e.wantFound("after an edit", "康养", "委员调研康养产业")
	e.caption(id, "委员视察湿地")
	e.wantFound("after another edit", "康养")
	must[Change](e)(e.room.Undo(ctx, e.caller, id, State{}))
	e.wantFound("after undoing", "康养", "委员调研康养产业")

	twin := must[DocumentInfo](e)(e.room.Duplicate(ctx, e.caller, id, "副本"))
	e.caption(twin.ID, "康养的另一条说明")
	e.wantFound("in two documents it is one photo", "康养", "康养的另一条说明")
	if err := e.room.Bin(ctx, twin.ID); err != nil {
		t.Fatal(err)
	}
	e.wantFound("after one went into the bin", "康养", "委员调研康养产业")
	must[DocumentInfo](e)(e.room.Restore(ctx, twin.ID))
	e.wantFound("after it came back", "另一条", "康养的另一条说明")
	if err := e.room.Delete(ctx, twin.ID); err != nil {
		t.Fatal(err)
	}
	e.wantFound("after it was deleted", "另一条")

	if err := e.room.Bin(ctx, id); err != nil {
		t.Fatal(err)
	}
	e.wantFound("with everything in the bin", "")
}

func TestAnImportedFileIsFound(t *testing.T) {
	ctx := context.Background()
	e := newEditor(t)
	id := e.page()
	e.caption(id, "委员调研康养产业")
	file := must[File](e)(e.room.File(ctx, id))
	var data bytes.Buffer
	if _, err := file.WriteTo(&data); err != nil {
		t.Fatal(err)
	}
	other := newEditor(t)
	j := other.finished(must[Job](other)(other.room.Import(ctx, other.caller, other.upload("a.broadsheet", data.Bytes()))))
	if j.State != JobDone {
		t.Fatalf("%+v", j)
	}
	other.wantFound("after an import", "康养", "委员调研康养产业")
}

// TestTheIndexSurvives an end of the program, also one without a word, and the
// loss or damage of its file.
func TestTheIndexSurvives(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, file string){
		"whole":   func(*testing.T, string) {},
		"missing": func(t *testing.T, file string) { check(t, os.Remove(file)) },
		"damaged": func(t *testing.T, file string) { check(t, os.WriteFile(file, []byte("something else"), 0o600)) },
		"old":     nil,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "photo-index")
			e := openEditor(t, dir)
			id := e.page()
			e.caption(id, "委员调研康养产业")
			e.wantFound("before", "康养", "委员调研康养产业")
			e.ready() // until then nothing is saved
			e.close()
			old, err := os.ReadFile(file)
			check(t, err)
			e = openEditor(t, dir)
			e.serial = 100 // the client goes on counting
			e.caption(id, "委员视察湿地")
			e.close()
			if harm != nil {
				harm(t, file)
			} else {
				check(t, os.WriteFile(file, old, 0o600))
			}
			e = openEditor(t, dir)
			e.ready()
			e.wantFound("after", "湿地", "委员视察湿地")
			e.wantFound("after", "康养")
			if err := e.room.Delete(context.Background(), id); err != nil {
				t.Fatal(err)
			}
			e.close()
			check(t, os.WriteFile(file, old, 0o600))
			e = openEditor(t, dir)
			e.ready()
			e.wantFound("after it was deleted", "")
		})
	}
}

// ready waits until the index knows the whole shelf.
func (e *editor) ready() {
	e.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if must[ShelfPhotos](e)(e.room.ShelfPhotos(context.Background(), ShelfPhotosRequest{})).Reading == nil {
			return
		}
	}
	e.Fatal("the shelf is not read")
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// motif is a photo of soft shapes that no other seed has.
func motif(name string, seed float64, width, quality int) PhotoFile {
	img := image.NewGray(image.Rect(0, 0, width, width*2/3))
	for y := range img.Rect.Dy() {
		for x := range width {
			u, v := float64(x)/float64(width), float64(y)*1.5/float64(width)
			light := 128 + 50*math.Sin((9+5*seed)*u+seed) + 40*math.Cos((6+7*seed)*v-2*seed) + 35*math.Sin(9*u*v+3*seed)
			img.Pix[y*img.Stride+x] = uint8(max(0, min(255, light)))
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return PhotoFile{Name: name, Read: func() ([]byte, error) { return out.Bytes(), nil }}
}

// TestEarlierCaptionsAreOffered, of the photo itself and of copies of another
// size, and not those of other photos.
func TestEarlierCaptionsAreOffered(t *testing.T) {
	ctx := context.Background()
	e := newEditor(t)
	large, other := e.create(report, motif("1.jpg", 1, 1800, 95)), e.create(report, motif("2.jpg", 2, 1500, 90))
	small := e.create(report, motif("mail.jpg", 1, 640, 60))
	e.caption(large, "委员调研康养产业")
	e.caption(small, "委员视察湿地")
	e.caption(other, "全体会议")
	id := string(e.open(small).Document.Photos[0].ID)
	like := must[LikePhotos](e)(e.room.LikePhotos(ctx, id))
	var got []string
	for _, c := range like.Captions {
		got = append(got, fmt.Sprintf("%s of %s", c.Caption, c.Document))
	}
	want := []string{"委员视察湿地 of " + small, "委员调研康养产业 of " + large}
	if strings.Join(got, "|") != strings.Join(want, "|") || len(like.Like) != 2 || *like.Like[0].Distance != 0 {
		t.Errorf("got %q, want %q; like %+v", got, want, like.Like)
	}
	if found := e.find(ShelfPhotosRequest{Like: id}); len(found) != 2 || found[0] != "委员视察湿地" {
		t.Errorf("like it are %q", found)
	}
}

// TestReuse adds a photo with its latest words, as one step; what is not there
// refuses all.
func TestReuse(t *testing.T) {
	ctx := context.Background()
	e := newEditor(t)
	first, second := e.page(), e.create(report, motif("9.jpg", 3, 900, 80))
	e.caption(first, "委员调研康养产业")
	photos := e.open(first).Document.Photos
	ask := func(base Opened, ids ...string) (Change, error) {
		e.serial++
		return e.room.ReusePhotos(ctx, e.caller, second, ReusePhotosRequest{State: numbered(stateOf(base), e.serial), Photos: ids})
	}
	before := e.open(second)
	if _, err := ask(before, string(photos[0].ID), "0123456789abcdef0123456789abcdef"); codeOf(err) != NoPhoto {
		t.Errorf("got %v, want %s", err, NoPhoto)
	}
	must[Change](e)(ask(before, string(photos[0].ID), string(photos[1].ID), string(photos[0].ID), string(before.Document.Photos[0].ID)))
	after := e.open(second)
	if got := after.Document.Photos; len(got) != 3 || got[1].Caption != "委员调研康养产业" || got[1].Section != -1 || got[2].ID != photos[1].ID {
		t.Fatalf("photos %+v", got)
	}
	must[Change](e)(e.room.Undo(ctx, e.caller, second, State{}))
	if got := e.open(second).Document.Photos; len(got) != 1 {
		t.Errorf("after undoing: %d photos", len(got))
	}
	// The first document goes; its original stays, for the second one's history.
	must[Change](e)(e.room.Redo(ctx, e.caller, second, State{}))
	if err := e.room.Delete(ctx, first); err != nil {
		t.Fatal(err)
	}
	must[[]byte](e)(e.room.Photo(ctx, string(photos[0].ID), 320, ""))
}

// TestCopiesOnAPageAreTold, as soon as the page is opened.
func TestCopiesOnAPageAreTold(t *testing.T) {
	e := newEditor(t)
	id := e.create(report, motif("large.jpg", 1, 1800, 95), motif("mail.jpg", 1, 1500, 60), motif("other.jpg", 2, 1500, 90))
	told := 0
	for _, f := range e.open(id).Status.Findings {
		if f.Code == "preflight.photos-alike" {
			told++
			if f.Params["photo"] != "mail.jpg" || f.Params["other"] != "large.jpg" {
				t.Errorf("told of %+v", f.Params)
			}
		}
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}
