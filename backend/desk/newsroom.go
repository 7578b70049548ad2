package desk

import (
	"context"
	"sync"

	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"

	"golang.org/x/sync/semaphore"
)

// Newsroom is the editor's side of the desk: the shelf of documents, those
// that are open, and the work that goes on in the background. It is safe for
// concurrent use; the shells call nothing else.
//
// Every call that can fail for a reason of the caller's returns a
// *finding.Error; its code says which. Ids that name nothing give one of the
// codes No…; EditRefused where the present document has no place any more for
// what was asked; DiskFull and the other codes of the store where something
// could not be kept.
type Newsroom struct {
	desk      *Desk
	library   *store.Library
	originals *libraryOriginals
	cache     photo.Cache
	album     *album
	catalogue *catalogue
	likes     *likes
	hub       *hub
	jobs      *jobs
	sets      alternativeSets
	layOut    layOut
	rereads   rereads
	inkings   inkings

	stop    context.CancelFunc
	stopped context.Context
	chores  sync.WaitGroup // snapshots and cards under way
	// composing lets one composition go on at a time: each takes all cores.
	composing *semaphore.Weighted

	mu   sync.Mutex // guards open
	open map[store.DocumentID]*openDocument
}

// OpenNewsroom opens the desk over a library. The newsroom closes neither the
// library nor the tools. Tools.Originals is not used: the library has them.
func OpenNewsroom(ctx context.Context, t Tools, library *store.Library) (*Newsroom, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if t.Cache == nil {
		t.Cache = photo.NoCache{}
	}
	n := &Newsroom{
		library: library, cache: t.Cache, hub: newHub(), layOut: layout.LayOut,
		composing: semaphore.NewWeighted(1), open: map[store.DocumentID]*openDocument{},
	}
	n.stopped, n.stop = context.WithCancel(context.Background())
	n.originals = &libraryOriginals{Source: library.Source(n.stopped)}
	t.Originals = n.originals
	n.desk = New(t)
	n.album = newAlbum(t.Cache, n.originals, t.Converter)
	n.jobs = newJobs(n.stopped, n.hub)
	n.catalogue = newCatalogue(n)
	n.likes = &likes{album: n.album}
	go n.desk.preload("")
	n.chores.Go(n.tidy)
	n.chores.Go(func() { n.catalogue.run(n.stopped) })
	n.chores.Go(func() { n.compareAll(n.stopped) })
	return n, nil
}

// Close ends the jobs, writes snapshots of what is open and lets go of it.
func (n *Newsroom) Close(ctx context.Context) error {
	n.stop()
	n.jobs.close()
	n.hub.close()
	n.album.clearing.Stop()
	n.chores.Wait()
	err := n.closeAll(ctx)
	n.catalogue.close(ctx)
	return err
}

// libraryOriginals finds the originals of photos: those of a composition
// under way where they came from, all others in the library.
type libraryOriginals struct {
	photo.Source
	kept sync.Map // photo.ID to func() ([]byte, error)
}

// Keep implements Originals.
func (o *libraryOriginals) Keep(id photo.ID, read func() ([]byte, error)) { o.kept.Store(id, read) }

// Read implements photo.Source.
func (o *libraryOriginals) Read(id photo.ID) ([]byte, error) {
	if read, ok := o.kept.Load(id); ok {
		return read.(func() ([]byte, error))()
	}
	return o.Source.Read(id)
}

// release forgets where photos came from: by now they are in the library, or
// nobody wants them.
func (o *libraryOriginals) release(photos []photo.Photo) {
	for _, p := range photos {
		o.kept.Delete(p.ID)
	}
}
