package caption

import (
	"sort"
	"strconv"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// The confidence of each way. That of ByText is the likeness itself.
const (
	sureByName     = 0.98
	sureByNumber   = 0.95
	sureByRank     = 0.8 // "图3" is the third photo, whose name has another number
	sureByOrder    = 0.7 // as many captions as photos
	unsureByOrder  = 0.4
	sureFromPhoto  = 0.9
	textSimilarity = 0.6 // the least likeness that binds
)

// Bind gives each photo a caption: by embedding, by file name or number, by the
// caption inside the photo, and what is left by order. Photos are in the order
// of the folder. A photo that is left takes its own caption.
//
// The result has one Bound for each photo, in their order, then one for each
// caption of the manuscript without a photo, in theirs; its place on the page,
// and to tell of it, is the caller's. No caption of the manuscript is lost.
func Bind(photos []photo.Photo, entries []Entry) ([]Bound, []finding.Finding) {
	b := newBinder(photos, entries)
	b.bindEmbedded()
	b.bindNamed()
	b.bindByText()
	b.bindInOrder()
	return b.result(), b.findings
}

// binder holds who belongs to whom so far.
type binder struct {
	photos   []photo.Photo
	entries  []Entry
	bound    []Bound // for each photo
	isTaken  []bool  // for each entry
	findings []finding.Finding
}

func newBinder(photos []photo.Photo, entries []Entry) *binder {
	b := &binder{photos: photos, entries: entries, isTaken: make([]bool, len(entries))}
	for _, p := range photos {
		b.bound = append(b.bound, Bound{Photo: p.ID, Caption: Caption{Credit: credit(p.Meta)}, How: Unbound, Entry: -1})
	}
	return b
}

func (b *binder) isFree(photo int) bool { return b.bound[photo].Entry < 0 }

func (b *binder) bind(photo, entry int, how How, confidence float64) {
	e := b.entries[entry]
	one := &b.bound[photo]
	one.Caption.Text, one.Caption.Line = e.Text, e.Line
	one.How, one.Confidence, one.Entry = how, confidence, entry
	b.isTaken[entry] = true
}

func (b *binder) report(code finding.Code, at finding.Place, pairs ...string) {
	b.findings = append(b.findings, finding.New(finding.Warning, code, at, pairs...))
}

// place returns where a caption stands.
func (e Entry) place() finding.Place {
	excerpt := []rune(e.Text)
	if len(excerpt) > 16 {
		excerpt = append(excerpt[:16:16], '…')
	}
	return finding.Place{Line: e.Line, Excerpt: string(excerpt)}
}

func (b *binder) bindEmbedded() {
	for i, e := range b.entries {
		if e.Picture == "" {
			continue
		}
		for p := range b.photos {
			if b.photos[p].ID == e.Picture && b.isFree(p) {
				b.bind(p, i, ByEmbedding, 1)
				break
			}
		}
	}
}

// bindNamed binds the captions that name their photo: all file names first, so
// that a number cannot take a photo that another caption calls by its name.
func (b *binder) bindNamed() {
	for _, find := range []func(string, []photo.Photo) (int, How, float64){findByName, findByNumber} {
		for i, e := range b.entries {
			if b.isTaken[i] || e.Photo == "" {
				continue
			}
			if p, how, confidence := find(e.Photo, b.photos); p >= 0 && b.isFree(p) {
				b.bind(p, i, how, confidence)
			}
		}
	}
	b.reportMisnamed()
}

// reportMisnamed tells of captions whose photo is not there, or not free.
func (b *binder) reportMisnamed() {
	for i, e := range b.entries {
		if b.isTaken[i] || e.Photo == "" {
			continue
		}
		code := UnknownPhoto
		if p, _, _ := findByName(e.Photo, b.photos); p >= 0 {
			code = AlreadyBound
		} else if p, _, _ := findByNumber(e.Photo, b.photos); p >= 0 {
			code = AlreadyBound
		}
		b.report(code, e.place(), "name", e.Photo)
	}
}

// pair is a photo and a caption that may belong together.
type pair struct {
	photo, entry int
	likeness     float64
}

// bindByText binds by what the photos say of themselves, the likest first.
func (b *binder) bindByText() {
	for _, p := range b.likePairs() {
		if b.isFree(p.photo) && !b.isTaken[p.entry] {
			b.bind(p.photo, p.entry, ByText, min(p.likeness, 1))
		}
	}
}

func (b *binder) likePairs() []pair {
	own := make([]bag, len(b.photos))
	texts := make([]bag, len(b.entries))
	for i, p := range b.photos {
		own[i] = bagOf(p.Meta.Caption + "\n" + p.Meta.Headline)
	}
	for i, e := range b.entries {
		texts[i] = bagOf(e.Text)
	}
	rarity := rarityIn(texts)
	var pairs []pair
	for p := range b.photos {
		for e := range b.entries {
			if l := likeness(own[p], texts[e], rarity); l >= textSimilarity {
				pairs = append(pairs, pair{p, e, l})
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].likeness > pairs[j].likeness })
	return pairs
}

// bindInOrder binds what is left in order. Captions that name a photo which is
// not there stay alone: their photo is another one.
func (b *binder) bindInOrder() {
	photos, entries := b.free(), b.waiting()
	confidence := sureByOrder
	if len(photos) != len(entries) {
		confidence = unsureByOrder
		if len(photos) > len(entries) {
			photos = b.mostInNeed(photos, len(entries))
		}
	}
	for i := range min(len(photos), len(entries)) {
		b.bind(photos[i], entries[i], ByOrder, confidence)
	}
	if free := len(b.free()); confidence == unsureByOrder && len(entries) > 0 && len(photos) > 0 {
		b.report(UnevenCount, finding.Place{}, "captions", strconv.Itoa(len(entries)), "photos", strconv.Itoa(free+min(len(photos), len(entries))))
	}
}

// free returns the photos without a caption from the manuscript.
func (b *binder) free() []int {
	var out []int
	for p := range b.photos {
		if b.isFree(p) {
			out = append(out, p)
		}
	}
	return out
}

// waiting returns the captions that may go to any photo.
func (b *binder) waiting() []int {
	var out []int
	for i, e := range b.entries {
		if !b.isTaken[i] && e.Photo == "" && e.Picture == "" {
			out = append(out, i)
		}
	}
	return out
}

// mostInNeed returns n of the photos in their order: those without a caption of
// their own before the others.
func (b *binder) mostInNeed(photos []int, n int) []int {
	byNeed := append([]int(nil), photos...)
	sort.SliceStable(byNeed, func(i, j int) bool {
		return b.photos[byNeed[i]].Meta.Caption == "" && b.photos[byNeed[j]].Meta.Caption != ""
	})
	out := byNeed[:n]
	sort.Ints(out)
	return out
}

func (b *binder) result() []Bound {
	out := b.bound
	for p := range out {
		if !b.isFree(p) {
			continue
		}
		if own := b.photos[p].Meta.Caption; own != "" {
			out[p].Caption.Text, out[p].How, out[p].Confidence = own, FromPhoto, sureFromPhoto
		} else {
			b.report(PhotoWithoutCaption, finding.Place{File: b.photos[p].Name})
		}
	}
	for i, e := range b.entries {
		if !b.isTaken[i] {
			out = append(out, Bound{Caption: Caption{Text: e.Text, Line: e.Line}, How: Unbound, Entry: i})
		}
	}
	return out
}
