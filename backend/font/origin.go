package font

// Owner is who brought a face.
type Owner uint8

// The owners.
const (
	Unknown Owner = iota
	Own           // the user's own folders
	Program       // comes with the program
	System        // installed for all programs
)

// String names the owner, for tables of words.
func (o Owner) String() string {
	return [...]string{"unknown", "own", "program", "system"}[o]
}

// Origin is where a face came from.
type Origin struct {
	File  string
	Index int // in a collection
	Whose Owner
}

// Origin tells where a face came from that the Book has given out.
func (b *Book) Origin(id FaceID) Origin {
	o, _ := b.origins.Load(id)
	origin, _ := o.(Origin)
	return origin
}

func (b *Book) noteOrigin(id FaceID, e *entry) {
	b.origins.LoadOrStore(id, Origin{File: e.File, Index: e.Index, Whose: ownerOf(e.source)})
}

// ownerOf goes by what a source is: folders are a user's own, or the system's
// where they are many; what else there is came along.
func ownerOf(s Source) Owner {
	folder, isFolder := s.(*Folder)
	switch {
	case !isFolder:
		return Program
	case folder.isSlow:
		return System
	}
	return Own
}
