package desk

import (
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// A page is composed again and again from the same folder. What a file's stamp
// has told once is taken from the cache, and its bytes are not read: hashing
// seven photos of 8 MB takes as long as all else that is done for them.

// stampKey is under which the cache keeps whose content a stamp stands for.
func stampKey(stamp string) string { return "stamp/1/" + stamp }

func (f PhotoFile) stamp() string {
	if f.Stamp == nil {
		return ""
	}
	return f.Stamp()
}

// remember keeps whose content a file is that had the same stamp before and
// after it was read.
func (c *Composition) remember(f PhotoFile, stamp string, id photo.ID) {
	if stamp != "" && f.stamp() == stamp {
		c.desk.tools.Cache.Put(stampKey(stamp), []byte(id))
	}
}

// recall is what was found in a file of this stamp before.
func (c *Composition) recall(f PhotoFile, stamp string) (photo.Photo, []finding.Finding, bool) {
	if stamp == "" {
		return photo.Photo{}, nil, false
	}
	id, ok := c.desk.tools.Cache.Get(stampKey(stamp))
	if !ok {
		return photo.Photo{}, nil, false
	}
	p, findings, isKnown := c.darkroom.Known(photo.ID(id), f.Name)
	if isKnown {
		c.desk.tools.Originals.Keep(p.ID, c.unchanged(f, p.ID))
	}
	return p, findings, isKnown
}

// unchanged reads a file that was not read when its photo was recalled: nothing
// is printed of a file that has become another one.
func (c *Composition) unchanged(f PhotoFile, id photo.ID) func() ([]byte, error) {
	return func() ([]byte, error) {
		data, err := f.Read()
		if err == nil && !id.IsOf(data) {
			changed := finding.New(finding.Fault, PhotoChanged, finding.Place{File: f.Name})
			c.note(changed)
			return nil, finding.Stop(PhotoChanged, changed.Place)
		}
		return data, err
	}
}
