package httpapi

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/jpeg"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/store"
)

// TestContract holds that the desk answers alike in process and over HTTP:
// the same cases, the same answers, the same refusals.
func TestContract(t *testing.T) {
	for name, open := range map[string]func(*testing.T, *desk.Newsroom) Newsroom{
		"in process": func(_ *testing.T, n *desk.Newsroom) Newsroom { return n },
		"over HTTP":  overHTTP,
	} {
		t.Run(name, func(t *testing.T) {
			k := contract{T: t, room: open(t, openNewsroom(t)), by: desk.Caller{Client: "tab", Language: "en"}}
			k.document = k.create()
			for _, c := range contractCases {
				if !t.Run(c.name, func(t *testing.T) { c.check(contract{t, k.room, k.by, k.document}) }) {
					return
				}
			}
		})
	}
}

func openNewsroom(t *testing.T) *desk.Newsroom {
	t.Helper()
	library, err := store.OpenLibrary(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	tools := desk.Tools{Bundled: testfont.Source(), Clock: func() time.Duration { return time.Since(begin) }, Version: "test"}
	n, err := desk.OpenNewsroom(context.Background(), tools, library)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := library.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

func overHTTP(t *testing.T, n *desk.Newsroom) Newsroom {
	s := New(n, Options{Token: testToken, Log: func(m string) { t.Log(m) }})
	web := httptest.NewServer(s)
	t.Cleanup(func() {
		s.Close()
		web.Close()
	})
	return client{n, web.URL}
}

// contract is one end at which the cases are checked.
type contract struct {
	*testing.T
	room     Newsroom
	by       desk.Caller
	document string
}

const manuscript = "# 一条河改变一座城\n\n——水岸整治一年回访\n\n## 岸线\n\n去年春天，镇上把堆场全部迁走，岸线向后退了三十米。\n"

func (k contract) create() string {
	k.Helper()
	upload := value(k.room.Upload(context.Background(), k.by, "report.md", strings.NewReader(manuscript)))(k)
	if upload.Kind != "manuscript" || upload.Bytes != int64(len(manuscript)) {
		k.Errorf("upload %+v", upload)
	}
	request := desk.CreateRequest{Manuscript: upload.ID, Photos: []string{}, Folio: desk.Folio{Date: "2025-01-15"}}
	job := k.finished(value(k.room.Create(context.Background(), k.by, request))(k))
	return job.Document
}

// finished waits for a job to end well.
func (k contract) finished(j desk.Job) desk.Job {
	k.Helper()
	for end := time.Now().Add(30 * time.Second); j.State == desk.JobRunning && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
		j = value(k.room.Job(k.by, j.ID))(k)
	}
	if j.State != desk.JobDone {
		k.Fatalf("job %+v", j)
	}
	return j
}

// value returns what a call gave; it fails the test where the call failed.
func value[T any](v T, err error) func(contract) T {
	return func(k contract) T {
		k.Helper()
		if err != nil {
			k.Fatal(err)
		}
		return v
	}
}

// refused checks the code with which a call is refused.
func (k contract) refused(err error, want finding.Code) {
	k.Helper()
	if f, _ := finding.FromError(err); f.Code != want {
		k.Errorf("got %v, want %s", err, want)
	}
}

func (k contract) opened() desk.Opened {
	k.Helper()
	return value(k.room.Open(context.Background(), k.by, k.document))(k)
}

// sceneHead is what a client must know of a scene.
type sceneHead struct {
	ID    string
	Faces []string
}

// scene reads the scene's head as each end gives it.
func (k contract) scene() sceneHead {
	k.Helper()
	if c, ok := k.room.(client); ok {
		return value(get[struct{ Scene sceneHead }](c, ctx, k.by, on(k.document, "")))(k).Scene
	}
	raw, err := json.Marshal(k.opened().Scene)
	var head sceneHead
	if err != nil || json.Unmarshal(raw, &head) != nil {
		k.Fatalf("scene %.100s: %v", raw, err)
	}
	return head
}

// state is what a client has that has just opened the document.
func (k contract) state() desk.State {
	return desk.State{Base: k.opened().Status.Revision, Scene: k.scene().ID}
}

// typing is an edit that puts text at the beginning of the first body block.
func (k contract) typing(text string) json.RawMessage {
	s := k.opened().Document.Stories[0]
	for _, b := range s.Story.Blocks {
		if b.Role == "body" {
			raw, _ := json.Marshal(map[string]any{"name": "type", "steps": []any{map[string]any{
				"type": "replaceText", "at": map[string]any{"story": s.ID, "block": b.ID}, "from": 0, "to": 0, "spans": []any{map[string]any{"text": text}},
			}}})
			return raw
		}
	}
	k.Fatal("no body")
	return nil
}

func bodyOf(d *document.Document) string {
	for _, b := range d.Stories[0].Story.Blocks {
		if b.Role == "body" {
			return b.Text()
		}
	}
	return ""
}

var ctx = context.Background()

// smallJPEG is a photo that says nothing of itself.
func smallJPEG(k contract) []byte {
	k.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 60, 40)), nil); err != nil {
		k.Fatal(err)
	}
	return out.Bytes()
}

// darkJPEG is a photo whose lightest part is a third of the way to white.
func darkJPEG(k contract) []byte {
	img := image.NewGray(image.Rect(0, 0, 90, 60))
	for i := range img.Pix {
		img.Pix[i] = uint8(5 + i%90)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		k.Fatal(err)
	}
	return out.Bytes()
}

var contractCases = []struct {
	name  string
	check func(contract)
}{
	{"session", func(k contract) {
		s := k.room.Session(k.by)
		if s.Version != "test" || s.Language != "en" || len(s.Designs) == 0 || s.Limits.PhotoBytes <= 0 {
			k.Errorf("%+v", s)
		}
	}},
	{"shelf", func(k contract) {
		list := value(k.room.Documents(ctx, "", false))(k)
		if len(list) != 1 || list[0].ID != k.document || list[0].Revision != 1 || list[0].Pages != 1 {
			k.Errorf("%+v", list)
		}
		if found := value(k.room.Documents(ctx, "no such title", false))(k); len(found) != 0 {
			k.Errorf("found %+v", found)
		}
	}},
	{"nothing there", func(k contract) {
		_, err := k.room.Open(ctx, k.by, "nothing")
		k.refused(err, desk.NoDocument)
		_, err = k.room.Job(k.by, "nothing")
		k.refused(err, desk.NoJob)
		_, err = k.room.Create(ctx, k.by, desk.CreateRequest{Manuscript: "nothing", Photos: []string{}})
		k.refused(err, desk.NoUpload)
		_, err = k.room.Thumbnail(ctx, k.document, 9, 320, "")
		k.refused(err, desk.NoPage)
		_, err = k.room.Face(ctx, "nothing", "")
		k.refused(err, desk.NoFace)
	}},
	{"edit, undo, redo", func(k contract) {
		before := bodyOf(k.opened().Document)
		request := desk.EditRequest{State: k.state(), Edits: []desk.Edit{edit(k.typing("今天，"))}}
		request.Serial = 1
		change := value(k.room.Edit(ctx, k.by, k.document, request))(k)
		if got := bodyOf(k.opened().Document); got != "今天，"+before || change.Scene == nil || !change.Status.CanUndo {
			k.Errorf("text %q, change %+v", got, change)
		}
		again := value(k.room.Edit(ctx, k.by, k.document, request))(k)
		if again.Status.Revision != change.Status.Revision {
			k.Errorf("a request that comes twice makes revision %d of %d", again.Status.Revision, change.Status.Revision)
		}
		value(k.room.Undo(ctx, k.by, k.document, k.state()))(k)
		if got := bodyOf(k.opened().Document); got != before {
			k.Errorf("undone: %q", got)
		}
		_, err := k.room.Undo(ctx, k.by, k.document, k.state())
		k.refused(err, desk.NothingToUndo)
		value(k.room.Redo(ctx, k.by, k.document, k.state()))(k)
		history := value(k.room.History(ctx, k.document))(k)
		if history.Cursor != 1 || len(history.Steps) != 1 || history.Steps[0].Name != "type" {
			k.Errorf("history %+v", history)
		}
	}},
	{"preview stores nothing", func(k contract) {
		at := k.state()
		var e struct{ Steps json.RawMessage }
		if err := json.Unmarshal(k.typing("试"), &e); err != nil {
			k.Fatal(err)
		}
		p := value(k.room.Preview(ctx, k.by, k.document, previewOf(at, e.Steps)))(k)
		if p.Scene == nil && p.Whole == nil || k.state() != at {
			k.Errorf("%+v, from %v to %v", p, at, k.state())
		}
	}},
	{"export", func(k contract) {
		job := k.finished(value(k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "pdf"}))(k))
		f := value(k.room.Result(job.ID))(k)
		if f.Type != "application/pdf" || !bytes.HasPrefix(f.Data, []byte("%PDF")) {
			k.Errorf("%s, %.20q", f.Type, f.Data)
		}
	}},
	{"captions as a table", func(k contract) {
		photo := value(k.room.Upload(ctx, k.by, "河岸.jpg", bytes.NewReader(smallJPEG(k))))(k)
		value(k.room.AddPhotos(ctx, k.by, k.document, desk.AddPhotosRequest{State: k.state(), Uploads: []string{photo.ID}}))(k)
		table := "文件,图片说明,署名,日期\n河岸.jpg,老码头,本报,2025年1月15日\n没有.jpg,x,,\n"
		upload := value(k.room.Upload(ctx, k.by, "说明.csv", strings.NewReader(table)))(k)
		if upload.Kind != desk.TableUpload {
			k.Errorf("%+v", upload)
		}
		change := value(k.room.ImportCaptions(ctx, k.by, k.document, desk.CaptionsRequest{State: k.state(), Upload: upload.ID}))(k)
		if change.Taken != 1 || len(change.Findings) != 1 || change.Findings[0].Code != "table.no-such-photo" || change.Findings[0].Place.Line != 3 {
			k.Errorf("%+v", change)
		}
		p := k.opened().Document.Photos[0]
		if p.Caption != "老码头" || p.Credit != "本报" || p.Date != "2025-01-15" || change.Status.UndoName != "import-captions" {
			k.Errorf("%+v, %s", p, change.Status.UndoName)
		}
		for format, begin := range map[string]string{"csv": "\xef\xbb\xbfNo.,File", "xlsx": "PK"} {
			job := k.finished(value(k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "captions", Table: format}))(k))
			f := value(k.room.Result(job.ID))(k)
			if !bytes.HasPrefix(f.Data, []byte(begin)) {
				k.Errorf("%s %s: %.30q", f.Name, f.Type, f.Data)
			}
			back := value(k.room.Upload(ctx, k.by, "back."+format, bytes.NewReader(f.Data)))(k)
			before := k.state()
			change := value(k.room.ImportCaptions(ctx, k.by, k.document, desk.CaptionsRequest{State: before, Upload: back.ID}))(k)
			if change.Taken != 0 || len(change.Findings) != 0 || k.state().Base != before.Base {
				k.Errorf("%s: the table as it was changes %+v", format, change)
			}
		}
		request := desk.ExportRequest{Format: "photos", PhotoExport: desk.PhotoExport{LongSide: 30, Sidecars: true}}
		job := k.finished(value(k.room.Export(ctx, k.by, k.document, request))(k))
		f := value(k.room.Result(job.ID))(k)
		var pack bytes.Buffer
		if _, err := f.WriteTo(&pack); err != nil {
			k.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(pack.Bytes()), int64(pack.Len()))
		if err != nil || len(z.File) != 2 || z.File[0].Name != "河岸.jpg" || z.File[1].Name != "河岸.xmp" {
			k.Fatalf("%v, %v", z, err)
		}
		picture := value(io.ReadAll(value(z.File[0].Open())(k)))(k)
		if c, err := jpeg.DecodeConfig(bytes.NewReader(picture)); err != nil || c.Width != 30 || !bytes.Contains(picture, []byte("老码头")) {
			k.Errorf("%+v, %v", c, err)
		}
		_, err = k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "photos", PhotoExport: desk.PhotoExport{LongSide: 3}})
		k.refused(err, desk.BadRequest)
		value(k.room.Undo(ctx, k.by, k.document, k.state()))(k)
		if p := k.opened().Document.Photos[0]; p.Caption != "" || p.Date != "" {
			k.Errorf("undone: %+v", p)
		}
	}},
	{"faces and thumbnails", func(k contract) {
		scene := k.scene()
		if len(scene.Faces) == 0 {
			k.Fatalf("%+v", scene)
		}
		if face := value(k.room.Face(ctx, scene.Faces[0], k.document))(k); !bytes.HasPrefix(face, []byte{0, 1, 0, 0}) {
			k.Errorf("face begins with %x", face[:min(4, len(face))])
		}
		common, few := value(k.room.Glyphs(ctx, scene.Faces[0], nil))(k), value(k.room.Glyphs(ctx, scene.Faces[0], []int{1, 2}))(k)
		if len(few) == 0 || len(few) > len(common) {
			k.Errorf("two glyphs take %d bytes, the common ones %d", len(few), len(common))
		}
		if image := value(k.room.Thumbnail(ctx, k.document, 0, 320, ""))(k); !bytes.HasPrefix(image.Data, []byte("\x89PNG")) || image.ETag == "" {
			k.Errorf("thumbnail %q %.8q", image.ETag, image.Data)
		}
	}},
	{"export profiles", checkProfiles},
	{"plates", checkPlates},
	{"sheets", checkSheets},
	{"preflight", checkPreflight},
	{"a guarded export", checkGuard},
	{"a package", checkPackage},
	{"photos of the shelf", checkPhotos},
	{"what a photo's file says", checkFileWords},
	{"tones", func(k contract) {
		upload := value(k.room.Upload(ctx, k.by, "dark.jpg", bytes.NewReader(darkJPEG(k))))(k)
		value(k.room.AddPhotos(ctx, k.by, k.document, desk.AddPhotosRequest{State: k.state(), Uploads: []string{upload.ID}}))(k)
		photos := k.opened().Document.Photos
		id := photos[len(photos)-1].ID
		tones := value(k.room.ProposeTones(ctx, k.document, desk.ToneRequest{Photos: []document.PhotoID{id}}))(k)
		if len(tones) != 1 || tones[id] == nil || tones[id].Exposure <= 0 {
			k.Errorf("proposed %+v", tones)
		}
		plain := value(k.room.Photo(ctx, string(id), 320, ""))(k)
		if toned := value(k.room.Photo(ctx, string(id), 320, "e50n"))(k); !bytes.HasPrefix(toned, []byte{0xff, 0xd8}) || bytes.Equal(plain, toned) {
			k.Errorf("with a tone %d bytes, without %d", len(toned), len(plain))
		}
		_, err := k.room.Photo(ctx, string(id), 320, "e9999")
		k.refused(err, desk.BadRequest)
		_, err = k.room.ProposeTones(ctx, k.document, desk.ToneRequest{Photos: []document.PhotoID{"nothing"}})
		k.refused(err, desk.NoPhoto)
		_, err = k.room.ProposeTones(ctx, k.document, desk.ToneRequest{Photos: make([]document.PhotoID, 9999)})
		k.refused(err, desk.TooManyPhotos)
	}},
	{"title, copy, bin", func(k contract) {
		if d := value(k.room.Rename(ctx, k.by, k.document, "河"))(k); d.Title != "河" {
			k.Errorf("%+v", d)
		}
		copied := value(k.room.Duplicate(ctx, k.by, k.document, "河二"))(k)
		if copied.ID == k.document || copied.Title != "河二" {
			k.Errorf("%+v", copied)
		}
		if err := k.room.Bin(ctx, copied.ID); err != nil {
			k.Fatal(err)
		}
		if bin := value(k.room.Documents(ctx, "", true))(k); len(bin) != 1 || !bin[0].IsBinned {
			k.Errorf("bin %+v", bin)
		}
		if d := value(k.room.Restore(ctx, copied.ID))(k); d.IsBinned {
			k.Errorf("%+v", d)
		}
		if err := k.room.Delete(ctx, copied.ID); err != nil {
			k.Fatal(err)
		}
		_, err := k.room.Open(ctx, k.by, copied.ID)
		k.refused(err, desk.NoDocument)
	}},
	{"file", func(k contract) {
		f := value(k.room.File(ctx, k.document))(k)
		var whole bytes.Buffer
		if _, err := f.WriteTo(&whole); err != nil {
			k.Fatal(err)
		}
		upload := value(k.room.Upload(ctx, k.by, "a.broadsheet", &whole))(k)
		job := k.finished(value(k.room.Import(ctx, k.by, upload.ID))(k))
		if job.Document == "" {
			k.Errorf("%+v", job)
		}
	}},
}
