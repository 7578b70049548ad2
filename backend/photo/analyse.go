package photo

import (
	"context"
	"encoding/json"
	"fmt"
)

// focusVersion is part of the key in the cache: raise it whenever the same
// picture gives another Focus.
const focusVersion = 2

// Analyse finds what matters in a photo and sets its Focus. It decodes the
// original, unless the cache knows the answer, and keeps a reduced negative for
// the renditions of the same run. Errors: *finding.Error where the original
// cannot be used, or the context's.
func (d *Darkroom) Analyse(ctx context.Context, p *Photo) error {
	key := fmt.Sprintf("focus/%d/%s", focusVersion, p.ID)
	if f, ok := d.knownFocus(key); ok {
		p.Focus = f
		return nil
	}
	n, err := d.negative(ctx, p.ID, p.Name, nil)
	if err != nil {
		return err
	}
	p.Focus = n.focus()
	d.keepLikeness(p.ID, n)
	if data, err := json.Marshal(p.Focus); err == nil {
		d.cache.Put(key, data)
	}
	return ctx.Err()
}

// knownFocus returns a Focus from the cache; one that does not parse counts as
// absent.
func (d *Darkroom) knownFocus(key string) (Focus, bool) {
	data, ok := d.cache.Get(key)
	if !ok {
		return Focus{}, false
	}
	var f Focus
	err := json.Unmarshal(data, &f)
	return f, err == nil && f.IsKnown()
}
