package pdf

import "broadsheet/backend/scene"

// bookmark is an entry of the outline with those under it.
type bookmark struct {
	scene.Bookmark
	under []*bookmark
}

// nested builds the tree. A level that skips some hangs under the entry
// before it all the same.
func nested(flat []scene.Bookmark) []*bookmark {
	root := &bookmark{}
	path := []*bookmark{root} // the last entry of each depth
	levels := []int{-1 << 31} // their levels
	for _, b := range flat {
		for levels[len(levels)-1] >= b.Level && len(path) > 1 {
			path, levels = path[:len(path)-1], levels[:len(levels)-1]
		}
		entry := &bookmark{Bookmark: b}
		parent := path[len(path)-1]
		parent.under = append(parent.under, entry)
		path, levels = append(path, entry), append(levels, b.Level)
	}
	return root.under
}

// outline adds the bookmarks; ok is false where there are none. Entries that
// name no page of the scene are left out.
func (f *finishing) outline() (root ref, ok bool) {
	var flat []scene.Bookmark
	for _, b := range f.scene.Outline {
		if b.Page >= 0 && b.Page < len(f.sheets) && b.Title != "" {
			flat = append(flat, b)
		}
	}
	if len(flat) == 0 {
		return 0, false
	}
	d := dict{"Type": name("Outlines")}
	root = f.add(d)
	d["Count"] = number(f.entries(root, d, nested(flat)))
	return root, true
}

// entries adds the entries under a parent and returns how many are visible
// when all are open.
func (f *finishing) entries(parent ref, into dict, list []*bookmark) int {
	refs, dicts := make([]ref, len(list)), make([]dict, len(list))
	for i, b := range list {
		dicts[i] = dict{"Title": textString(b.Title), "Parent": parent, "Dest": f.destination(b.Bookmark)}
		refs[i] = f.add(dicts[i])
	}
	count := len(list)
	for i, b := range list {
		if i > 0 {
			dicts[i]["Prev"] = refs[i-1]
		}
		if i+1 < len(list) {
			dicts[i]["Next"] = refs[i+1]
		}
		if len(b.under) > 0 {
			below := f.entries(refs[i], dicts[i], b.under)
			dicts[i]["Count"] = number(below)
			count += below
		}
	}
	into["First"], into["Last"] = refs[0], refs[len(refs)-1]
	return count
}

// destination shows the place at the window's upper left, at the present zoom.
func (f *finishing) destination(b scene.Bookmark) array {
	at := f.sheets[b.Page].toSheet(b.At)
	return array{f.pages[b.Page], name("XYZ"), plain(appendLength(nil, at.X)), plain(appendLength(nil, at.Y)), plain("null")}
}
