package photo

import (
	"context"
	"encoding/json"
	"fmt"
)

// focusVersion is part of the key in the cache: raise it whenever the same
// picture gives another Focus.
const focusVersion = 3

// look is what came of looking at a photo, as the cache keeps it.
type look struct {
	Focus  Focus  `json:"focus"`
	Damage string `json:"damage,omitempty"`
}

// lightVersion is the same for Light.
const lightVersion = 1

func focusKey(id ID) string { return fmt.Sprintf("focus/%d/%s", focusVersion, id) }
func lightKey(id ID) string { return fmt.Sprintf("light/%d/%s", lightVersion, id) }

// Analyse finds what matters in a photo and how light it is, and sets its Focus,
// its Light, and its Damage if only a part can be shown. It decodes the original,
// unless the cache knows the answers, and keeps a reduced negative for the
// renditions of the same run. Errors: *finding.Error where the original cannot
// be used, or the context's.
func (d *Darkroom) Analyse(ctx context.Context, p *Photo) error {
	light, isMeasured := d.KnownLight(p.ID)
	if known, ok := d.knownLook(p.ID); ok && isMeasured {
		p.Focus, p.Damage, p.Light = known.Focus, known.Damage, light
		return nil
	}
	n, err := d.negative(ctx, p.ID, p.Name, nil)
	if err != nil {
		return err
	}
	p.Focus, p.Damage, p.Light = n.focus(), n.damage, n.measureLight()
	d.keepLikeness(p.ID, n)
	d.keep(focusKey(p.ID), look{p.Focus, p.Damage})
	d.keep(lightKey(p.ID), p.Light)
	return ctx.Err()
}

// keep puts an answer into the cache.
func (d *Darkroom) keep(key string, answer any) {
	if data, err := json.Marshal(answer); err == nil {
		d.cache.Put(key, data)
	}
}

// knownLook returns a look from the cache; one that does not parse counts as
// absent.
func (d *Darkroom) knownLook(id ID) (look, bool) {
	var l look
	isThere := d.known(focusKey(id), &l)
	return l, isThere && l.Focus.IsKnown()
}

// KnownLight returns how light a photo is where that was measured before,
// without decoding anything.
func (d *Darkroom) KnownLight(id ID) (Light, bool) {
	var l Light
	isThere := d.known(lightKey(id), &l)
	return l, isThere && l.IsKnown()
}

func (d *Darkroom) known(key string, answer any) bool {
	data, ok := d.cache.Get(key)
	return ok && json.Unmarshal(data, answer) == nil
}
