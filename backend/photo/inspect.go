package photo

import (
	"context"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
)

// inspectHalvings is how often a picture is halved that is only looked through:
// a JPEG is read to an eighth of its size, which reads every byte of it.
const inspectHalvings = 3

// Inspect probes a photo and decodes it, so that it is known whether all of it
// is there: what a header says is no proof. Of a photo of which a part is lost
// Damage is set; a file that cannot be shown gives an error.
//
// Findings and errors are those of Probe and of decoding, and the context's end.
func (d *Darkroom) Inspect(ctx context.Context, name string, data []byte) (Photo, []finding.Finding, error) {
	p, findings, err := Probe(name, data)
	if err != nil {
		return p, nil, err
	}
	h, err := readHeader(name, data)
	if err == nil && h.format.heif == heif.HEIC {
		data, h, err = d.converted(ctx, p.ID, name, data, h)
	}
	if err != nil {
		return p, nil, err
	}
	n := newNegative(data, h, nil)
	n.halvings = max(n.halvings, inspectHalvings)
	done, err := d.work(ctx, h.cost(n.halvings)+int64(len(data)))
	if err != nil {
		return p, nil, err
	}
	defer done()
	if n, err = n.develop(ctx, name, data, h); err != nil {
		return p, nil, err
	}
	p.Damage = n.damage
	return p, findings, nil
}
