package photo

import (
	"context"
	"encoding/json"
	"fmt"

	"broadsheet/backend/finding"
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

// probeVersion is the same for what Probe says.
const probeVersion = 1

func probeKey(id ID, name string) string {
	return fmt.Sprintf("probe/%d/%s/%s", probeVersion, id, name)
}

// probed is what Probe said of a photo, as the cache keeps it.
type probed struct {
	Photo    Photo             `json:"photo"`
	Findings []finding.Finding `json:"findings,omitempty"`
}

// Open is Probe and Analyse for who holds an original's bytes, so that they are
// read but once. Known gives what came of it, in other runs too.
func (d *Darkroom) Open(ctx context.Context, name string, data []byte) (Photo, []finding.Finding, error) {
	p, findings, err := d.probe(name, data)
	if err != nil {
		return p, nil, err
	}
	return p, findings, d.analyse(ctx, &p, data)
}

// Known is what Open found, without reading the original. False: nobody has
// opened it under this name, or the cache has lost what came of it.
func (d *Darkroom) Known(id ID, name string) (Photo, []finding.Finding, bool) {
	k, isKnown := d.knownProbe(id, name)
	return k.Photo, k.Findings, isKnown && d.recall(&k.Photo)
}

// Probe is what Probe says of an original that the source gives, read only
// where the cache does not know the answer.
func (d *Darkroom) Probe(id ID, name string) (Photo, error) {
	if k, isKnown := d.knownProbe(id, name); isKnown {
		return k.Photo, nil
	}
	o := original{id: id, name: name}
	if err := d.read(&o); err != nil {
		return Photo{}, err
	}
	p, _, err := d.probe(name, o.data)
	return p, err
}

// probe keeps what Probe says; trouble is told anew each time.
func (d *Darkroom) probe(name string, data []byte) (Photo, []finding.Finding, error) {
	p, findings, err := Probe(name, data)
	if err == nil {
		d.keep(probeKey(p.ID, name), probed{p, findings})
	}
	return p, findings, err
}

func (d *Darkroom) knownProbe(id ID, name string) (probed, bool) {
	var k probed
	isKnown := d.known(probeKey(id, name), &k)
	return k, isKnown && k.Photo.ID == id
}

// Analyse finds what matters in a photo and how light it is, and sets its Focus,
// its Light, and its Damage if only a part can be shown. It decodes the original,
// unless the cache knows the answers, and keeps a reduced negative for the
// renditions of the same run. Errors: *finding.Error where the original cannot
// be used, or the context's.
func (d *Darkroom) Analyse(ctx context.Context, p *Photo) error { return d.analyse(ctx, p, nil) }

// recall sets what an earlier Analyse has found, if the cache still knows it.
func (d *Darkroom) recall(p *Photo) bool {
	light, isMeasured := d.KnownLight(p.ID)
	known, ok := d.knownLook(p.ID)
	if !ok || !isMeasured {
		return false
	}
	p.Focus, p.Damage, p.Light = known.Focus, known.Damage, light
	return true
}

// analyse takes the original's bytes from who holds them; nil: from the source.
func (d *Darkroom) analyse(ctx context.Context, p *Photo, data []byte) error {
	if d.recall(p) {
		return nil
	}
	n, err := d.negative(ctx, original{p.ID, p.Name, data}, nil)
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
