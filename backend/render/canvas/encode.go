package canvas

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode/utf8"

	"broadsheet/backend/scene"
)

// Encode returns the scene as the canvas takes it. Links are not painted, and
// a group's clip is left out: drawing makes none. Tables nil means the scene
// stands alone.
func Encode(s *scene.Scene, t *Tables) *Scene {
	if t == nil {
		t = new(Tables)
	}
	e := &encoder{tables: t, buf: make([]byte, 0, max(1<<16, t.size+t.size/16))}
	out := &Scene{pages: make([]page, len(s.Pages))}
	for i := range s.Pages {
		out.pages[i] = e.page(&s.Pages[i])
	}
	out.faces = t.faces[:len(t.faces):len(t.faces)]
	out.paints = t.paints[:len(t.paints):len(t.paints)]
	out.id, out.size, t.size = out.hash(), len(e.buf), len(e.buf)
	return out
}

// hash names the scene by its content.
func (s *Scene) hash() string {
	h := sha256.New()
	h.Write(appendStrings(appendStrings(nil, s.faces), s.paints))
	for _, p := range s.pages {
		h.Write(p.head)
		for _, g := range p.groups {
			h.Write(g.head)
			for _, item := range g.items {
				h.Write(item)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// encoder is an encoding under way. All JSON is written into buf, of which the
// scene holds pieces; where buf moves, the pieces made before keep their own.
type encoder struct {
	tables *Tables
	buf    []byte
}

// cut returns what was written since from.
func (e *encoder) cut(from int) []byte { return e.buf[from:len(e.buf):len(e.buf)] }

func (e *encoder) page(p *scene.Page) page {
	from := len(e.buf)
	e.buf = appendString(append(e.buf, `{"label":`...), p.Label)
	e.buf = appendNumber(e.buf, "width", p.Trim.W)
	e.buf = appendNumber(e.buf, "height", p.Trim.H)
	e.buf = appendNumber(e.buf, "bleed", p.Bleed)
	out := page{head: e.cut(from), groups: make([]group, 0, len(p.Items))}
	keys := keys{taken: make(map[string]bool, len(p.Items))}
	for _, item := range p.Items {
		g, ok := item.(scene.Group)
		if !ok {
			g = scene.Group{Items: []scene.Item{item}}
		}
		out.groups = append(out.groups, e.group(&g, keys.next(g.Frame)))
	}
	return out
}

// keys gives each group of a page a name of its own.
type keys struct {
	taken     map[string]bool
	furniture int
}

func (k *keys) next(frame string) string {
	key := frame
	for n := 2; key != "" && k.taken[key]; n++ {
		key = frame + "~" + strconv.Itoa(n)
	}
	if key == "" {
		key = "~" + strconv.Itoa(k.furniture)
		k.furniture++
	}
	k.taken[key] = true
	return key
}

func (e *encoder) group(g *scene.Group, key string) group {
	from := len(e.buf)
	e.buf = appendString(append(e.buf, `{"key":`...), key)
	e.buf = appendString(append(e.buf, `,"frame":`...), g.Frame)
	e.buf = appendString(append(e.buf, `,"role":`...), g.Role)
	e.buf = appendField(e.buf, "story", g.Story)
	e.buf = appendField(e.buf, "lang", g.Lang)
	out := group{key: key, head: e.cut(from), items: make([][]byte, 0, len(g.Items))}
	e.items(&out, g)
	return out
}

// items encodes the content of a group: groups in it are lines, or are taken
// apart.
func (e *encoder) items(out *group, g *scene.Group) {
	for i := 0; i < len(g.Items); i++ {
		from := len(e.buf)
		switch v := g.Items[i].(type) {
		case scene.Fill:
			e.fill(&v)
		case scene.Picture:
			e.picture(&v)
		case scene.Rule:
			e.rule(&v)
		case scene.Glyphs:
			n := glyphsFrom(g.Items[i:])
			e.line(g, g.Items[i:i+n])
			i += n - 1
		case scene.Group:
			if n := glyphsFrom(v.Items); n < len(v.Items) {
				e.items(out, &v)
				continue
			}
			e.line(&v, v.Items)
		default:
			continue
		}
		out.items = append(out.items, e.cut(from))
	}
}

// glyphsFrom returns how many items from the first are runs of glyphs.
func glyphsFrom(items []scene.Item) int {
	for i, item := range items {
		if _, ok := item.(scene.Glyphs); !ok {
			return i
		}
	}
	return len(items)
}

// line encodes a set line. Of lines that show glyphs, only a label has no
// range of the block's text.
func (e *encoder) line(g *scene.Group, runs []scene.Item) {
	e.buf = appendString(append(e.buf, `{"k":"line","block":`...), g.Block)
	e.buf = appendString(append(e.buf, `,"role":`...), g.Role)
	e.buf = appendNumber(e.buf, "start", g.Start)
	e.buf = appendNumber(e.buf, "end", g.End)
	e.buf = appendField(e.buf, "photo", g.Photo)
	if (g.Block != "" || g.Photo != "") && g.Start == 0 && g.End == 0 && len(runs) > 0 {
		e.buf = append(e.buf, `,"label":true`...)
	}
	e.buf = append(e.buf, `,"runs":[`...)
	for i, item := range runs {
		run := item.(scene.Glyphs)
		e.buf = comma(e.buf, i)
		e.run(&run)
	}
	e.buf = append(e.buf, "]}"...)
}

func (e *encoder) run(g *scene.Glyphs) {
	b := append(e.buf, `{"f":`...)
	b = strconv.AppendInt(b, int64(e.tables.face(g.Face)), 10)
	b = appendNumber(b, "s", g.Size)
	b = appendNumber(b, "p", e.tables.paint(g.Paint))
	b = appendNumber(b, "x", g.Origin.X)
	b = appendNumber(b, "y", g.Origin.Y)
	b = appendNumbers(append(b, `,"g":`...), g.GIDs)
	b = appendNumbers(append(b, `,"a":`...), g.X)
	if g.Y != nil {
		b = appendNumbers(append(b, `,"r":`...), g.Y)
	}
	b = append(b, `,"c":[`...)
	for i, c := range g.Clusters {
		b = strconv.AppendInt(comma(b, i), int64(c)+int64(g.Start), 10)
	}
	b = append(b, ']')
	b = appendNumber(b, "e", g.Start+utf8.RuneCountInString(g.Text))
	if g.ScaleX != 0 && g.ScaleX != 1 {
		b = appendFloat(append(b, `,"h":`...), g.ScaleX)
	}
	e.buf = append(b, '}')
}
