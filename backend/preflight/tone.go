package preflight

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// mendTone is the key of the edit that mends a photo's tone.
const mendTone = "mend-tone"

// measured is what a photo's light says of a tone.
type measured struct {
	tone     document.Tone
	isDark   bool
	proposal photo.Tone
}

// checkTone looks whether a photo would print dark, as far as its light is
// known. The mend is the tone that the photo is proposed.
func (c *checker) checkTone(p document.Photo, at finding.Place) {
	var now document.Tone
	if p.Tone != nil {
		now = *p.Tone
	}
	m, ok := c.memo.lightOf(p.ID, now)
	if !ok || !m.isDark {
		return
	}
	f := Finding{Finding: finding.New(finding.Note, PhotoDark, at, "photo", p.Name)}
	if better := document.Tone(m.proposal); better != (document.Tone{}) && better != now {
		better.Newsprint = now.Newsprint
		p.Tone = &better
		f.Mend = &document.Edit{Name: mendTone, Steps: document.Steps{document.SetPhoto{Photo: p}}}
	}
	c.out = append(c.out, f)
}

// lightOf measures a photo with a tone, anew where the tone has changed.
func (m *Memo) lightOf(id document.PhotoID, now document.Tone) (measured, bool) {
	if known, ok := m.dark[id]; ok && known.tone == now {
		return known, true
	}
	if m.Light == nil {
		return measured{}, false
	}
	light, ok := m.Light(id)
	if !ok {
		return measured{}, false
	}
	out := measured{tone: now, isDark: light.IsDark(photo.Tone(now))}
	if out.isDark {
		out.proposal = light.Propose()
	}
	if m.dark == nil {
		m.dark = map[document.PhotoID]measured{}
	}
	m.dark[id] = out
	return out, true
}
