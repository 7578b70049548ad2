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

// Analyse finds what matters in a photo and sets its Focus, and its Damage if
// only a part can be shown. It decodes the original, unless the cache knows the
// answer, and keeps a reduced negative for the renditions of the same run.
// Errors: *finding.Error where the original cannot be used, or the context's.
func (d *Darkroom) Analyse(ctx context.Context, p *Photo) error {
	key := fmt.Sprintf("focus/%d/%s", focusVersion, p.ID)
	if known, ok := d.knownLook(key); ok {
		p.Focus, p.Damage = known.Focus, known.Damage
		return nil
	}
	n, err := d.negative(ctx, p.ID, p.Name, nil)
	if err != nil {
		return err
	}
	p.Focus, p.Damage = n.focus(), n.damage
	d.keepLikeness(p.ID, n)
	if data, err := json.Marshal(look{p.Focus, p.Damage}); err == nil {
		d.cache.Put(key, data)
	}
	return ctx.Err()
}

// knownLook returns a look from the cache; one that does not parse counts as
// absent.
func (d *Darkroom) knownLook(key string) (look, bool) {
	data, ok := d.cache.Get(key)
	if !ok {
		return look{}, false
	}
	var l look
	err := json.Unmarshal(data, &l)
	return l, err == nil && l.Focus.IsKnown()
}
