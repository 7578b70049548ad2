package desk

import (
	"context"
	"sync"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/render/canvas"
	"broadsheet/backend/store"
)

// How far back the desk can lead a client on: by its scene, which takes about
// 150 kB each, and by its revision; documents share what did not change.
const (
	keptScenes    = 16
	keptDocuments = 128
)

// openDocument is a document that is being worked on.
type openDocument struct {
	room *Newsroom
	id   store.DocumentID

	// mu guards everything down to told; it is held over a whole edit, so that
	// edits come one after the other.
	mu      sync.Mutex
	history *document.History
	proofer *proofer
	ghost   *proofer // of previews, so that the live one stays warm; made when first needed
	now     *state   // nil until loaded
	past    []*state // up to now, oldest first; the older ones without their scenes
	isStale bool     // the store may be ahead: to be loaded anew
	told    Revision // of which the shelf's card tells
	kept    Revision // of the last snapshot

	// notices are what an editor is to know of how the document was opened.
	notices []finding.Finding

	previews previewQueue

	users int       // who hold it open; guarded by the newsroom's mu
	used  time.Time // when it was last let go; guarded by the newsroom's mu
}

// forget lets go of what was loaded.
func (d *openDocument) forget() {
	d.history, d.proofer, d.ghost, d.now, d.past = nil, nil, nil, nil, nil
}

// isLoaded reports whether there is anything to work on.
func (d *openDocument) isLoaded() bool { return d.now != nil && !d.isStale }

// advance makes a state the present one.
func (d *openDocument) advance(s *state) {
	d.now = s
	if n := len(d.past); n > 0 {
		d.past[n-1] = d.past[n-1].withoutLayout()
	}
	d.past = append(d.past, s)
	if n := len(d.past) - keptDocuments; n > 0 {
		d.past = append([]*state(nil), d.past[n:]...)
	}
	if n := len(d.past) - keptScenes - 1; n >= 0 {
		old := d.past[n]
		d.past[n] = old.withoutPage()
	}
}

// documentAt returns the document of a revision, nil if it is too long ago.
func (d *openDocument) documentAt(revision Revision) *document.Document {
	for i := len(d.past) - 1; i >= 0; i-- {
		if d.past[i].revision == revision {
			return d.past[i].document
		}
	}
	return nil
}

// sceneOf returns the scene of an id, nil if it is too long ago.
func (d *openDocument) sceneOf(id string) *canvas.Scene {
	for i := len(d.past) - 1; i >= 0 && d.past[i].scene != nil; i-- {
		if d.past[i].scene.ID() == id {
			return d.past[i].scene
		}
	}
	return nil
}

// towards tells how a client comes from the scene that it has to another one:
// the difference, or the whole.
func (d *openDocument) towards(from string, to *canvas.Scene) (delta *SceneDelta, whole *Scene) {
	if old := d.sceneOf(from); old != nil {
		if delta, ok := canvas.Diff(old, to); ok {
			return &delta, nil
		}
	}
	return nil, to
}

// status is the present state in a language.
func (d *openDocument) status(lang string) Status {
	s := Status{Revision: d.now.revision, Overset: d.now.overset, Findings: toldAll(d.now.findings, lang)}
	for _, f := range d.notices {
		s.Findings = append(s.Findings, told(f, nil, lang))
	}
	s.UndoName, s.CanUndo = d.history.CanUndo()
	s.RedoName, s.CanRedo = d.history.CanRedo()
	return s
}

// Open returns a document as it is now.
func (n *Newsroom) Open(ctx context.Context, c Caller, id string) (Opened, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return Opened{}, err
	}
	defer release()
	d.mu.Lock()
	defer d.mu.Unlock()
	return Opened{ID: id, Document: d.now.document, Scene: d.now.scene, Status: d.status(c.Language)}, nil
}

// Prepare opens a document that will be asked for in a moment, and makes its
// faces for the canvas. What fails is told then.
func (n *Newsroom) Prepare(ctx context.Context, id string) {
	now, err := n.present(ctx, id)
	if err != nil {
		return
	}
	for _, face := range now.scene.Faces() {
		if made, err := n.faceFor(now, font.FaceID(face)); err == nil {
			now.faces.Store(font.FaceID(face), made)
		}
	}
}

// present returns the present state of a document.
func (n *Newsroom) present(ctx context.Context, id string) (*state, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return nil, err
	}
	defer release()
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now, nil
}
