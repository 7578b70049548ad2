package pdf

import "broadsheet/backend/scene"

// finishArticles adds the way of each article through its columns (ISO
// 32000-1, 12.4.3): a ring of beads for a reader to follow.
func (f *finishing) finishArticles() {
	if !f.options.Tagged {
		return
	}
	var threads array
	onPage := make([]array, len(f.pages))
	for _, a := range f.scene.Reading.Articles {
		if thread, ok := f.thread(&a, onPage); ok {
			threads = append(threads, thread)
		}
	}
	for i, beads := range onPage {
		if beads != nil {
			f.dict(f.pages[i])["B"] = beads
		}
	}
	if threads != nil {
		f.dict(f.root)["Threads"] = threads
	}
}

// thread adds an article with its beads, and lists these with their pages; ok
// is false where no bead is on a page.
func (f *finishing) thread(a *scene.Article, onPage []array) (at ref, ok bool) {
	thread := dict{"Type": name("Thread")}
	if a.Title != "" {
		thread["I"] = dict{"Title": textString(a.Title)}
	}
	at = f.add(thread)
	var beads []dict
	var refs []ref
	for _, b := range a.Beads {
		if b.Page < 0 || b.Page >= len(f.pages) || b.Rect.IsEmpty() {
			continue
		}
		bead := dict{"Type": name("Bead"), "T": at, "P": f.pages[b.Page], "R": f.sheets[b.Page].box(b.Rect)}
		beads, refs = append(beads, bead), append(refs, f.add(bead))
		onPage[b.Page] = append(onPage[b.Page], refs[len(refs)-1])
	}
	if len(beads) == 0 {
		return 0, false
	}
	for i, bead := range beads {
		bead["N"], bead["V"] = refs[(i+1)%len(refs)], refs[(i+len(refs)-1)%len(refs)]
	}
	thread["F"] = refs[0]
	return at, true
}
