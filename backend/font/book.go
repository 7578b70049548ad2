package font

import (
	"sync"

	"broadsheet/backend/finding"
)

// Book finds faces: the best of a family, and one that has a certain rune. It
// opens a face when it is first asked for. It is safe for concurrent use, and
// what it answers does not depend on what it was asked before.
type Book struct {
	quick []*shelf // in the order of the sources
	slow  []*shelf

	faces   sync.Map // Query to faceAnswer
	forRune sync.Map // runeQuery to runeAnswer
	byID    sync.Map // FaceID to *Face
	origins sync.Map // FaceID to Origin

	mu       sync.Mutex
	findings map[string]finding.Finding // what was noticed, by a key that keeps each once
}

type faceAnswer struct {
	face *Face
	err  error
}

type runeQuery struct {
	Query
	r rune
}

type runeAnswer struct {
	face *Face
	ok   bool
}

// NewBook returns a Book of the sources' faces. An earlier source goes before
// a later one: first what the user adds, then the bundled faces, then the
// installed ones. Nothing is listed or opened yet.
func NewBook(sources ...Source) *Book {
	b := &Book{findings: map[string]finding.Finding{}}
	for _, s := range sources {
		if isSlow(s) {
			b.slow = append(b.slow, newShelf(b, s))
		} else {
			b.quick = append(b.quick, newShelf(b, s))
		}
	}
	return b
}

// Face returns the face that serves a query best. A family that is not there
// is replaced by one of its kind, which Findings tells. Weight 0 is 400; a
// family without italics gives its upright, as Chinese has none. The error is
// font.no-faces: the Book has no face at all.
func (b *Book) Face(q Query) (*Face, error) {
	if a, ok := b.faces.Load(q); ok {
		return a.(faceAnswer).face, a.(faceAnswer).err
	}
	face, err := b.find(q)
	a, _ := b.faces.LoadOrStore(q, faceAnswer{face, err})
	return a.(faceAnswer).face, a.(faceAnswer).err
}

// ByID returns a face that the Book has given out.
func (b *Book) ByID(id FaceID) (*Face, bool) {
	f, ok := b.byID.Load(id)
	if !ok {
		return nil, false
	}
	return f.(*Face), true
}

// Preload opens the faces of queries side by side and makes them ready to
// shape text.
func (b *Book) Preload(queries ...Query) {
	var wg sync.WaitGroup
	for _, q := range queries {
		wg.Go(func() {
			if f, err := b.Face(q); err == nil {
				f.Warm()
			}
		})
	}
	wg.Wait()
}

// find answers a query that was not asked before.
func (b *Book) find(q Query) (*Face, error) {
	if q.Weight == 0 {
		q.Weight = 400
	}
	_, isGeneric := genericWords[familyKey(q.Family)]
	isGeneric = isGeneric || q.Family == ""
	if !isGeneric {
		if f := b.openBest(b.family(q.Family), q); f != nil {
			return f, nil
		}
	}
	wanted := kindOf(q.Family)
	f := b.findKind(wanted, q)
	if f == nil {
		return nil, finding.Stop(CodeNoFaces, finding.Place{})
	}
	if !isGeneric || kindOf(f.Family()) != wanted {
		b.note(q.Family, finding.New(finding.Warning, CodeFamilyMissing, finding.Place{}, "family", q.Family, "used", f.Family()))
	}
	return f, nil
}

// findKind returns the best face of the first family of a kind that is there,
// else of another kind, else the first face of the Book that opens.
func (b *Book) findKind(k kind, q Query) *Face {
	bothShelves := [][]*shelf{b.quick, b.slow}
	for _, k := range fallbackKinds[k] {
		for _, shelves := range bothShelves {
			for _, name := range familiesOfKind[k] {
				if f := b.openBest(entriesOf(shelves, name), q); f != nil {
					return f
				}
			}
		}
	}
	for _, shelves := range bothShelves {
		if f := b.openBest(allEntries(shelves), q); f != nil {
			return f
		}
	}
	return nil
}

// family returns the entries of a family: from all quick sources together,
// and only if they have none, from the slow ones.
func (b *Book) family(name string) []*entry {
	if found := entriesOf(b.quick, name); len(found) > 0 {
		return found
	}
	return entriesOf(b.slow, name)
}

// openBest opens the entries from the best match on until one is usable; nil
// if none is.
func (b *Book) openBest(entries []*entry, q Query) *Face {
	for _, e := range ranked(entries, q) {
		if f := e.open(); f != nil {
			return f
		}
	}
	return nil
}

// Findings returns what was noticed about the fonts so far: files that cannot
// be read, faces that may not be embedded, families that are not there.
func (b *Book) Findings() []finding.Finding {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []finding.Finding
	for _, key := range sortedKeys(b.findings) {
		all = append(all, b.findings[key])
	}
	finding.Sort(all)
	return all
}

func (b *Book) note(key string, f finding.Finding) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.findings[string(f.Code)+" "+key] = f
}

// noteError keeps the finding that an error carries, with the file's name.
func (b *Book) noteError(file string, err error) {
	f, ok := finding.FromError(err)
	if !ok {
		f = finding.New(finding.Warning, CodeUnreadable, finding.Place{}, "reason", err.Error())
	}
	f.Severity = finding.Warning // there are other faces
	f.Place.File = file
	b.note(file, f)
}
