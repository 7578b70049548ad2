package desk

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/press"
)

// printing is an export profile made ready: its ICC profile read, photos
// convertible. Where nothing is printed in inks, icc and condition are nil.
type printing struct {
	profile   *press.Profile
	icc       *icc.Profile
	raw       []byte // the ICC profile's bytes
	condition *photo.Condition
}

// conditions keeps what is slow to make of a profile. It is safe for
// concurrent use.
type conditions struct {
	mu   sync.Mutex
	made map[string]func() (*photo.Condition, error)
}

// printing makes a profile ready; "" names the default. Errors are
// *finding.Error: an unknown name, a profile or an ICC file that cannot be used.
func (d *Desk) printing(name string) (*printing, error) {
	profile, err := d.tools.Profiles.Load(name)
	if err != nil {
		return nil, err
	}
	p := &printing{profile: profile}
	if profile.Space != press.CMYK {
		return p, nil
	}
	if err := p.readICC(d.tools.Profiles); err != nil {
		return nil, err
	}
	if p.condition, err = d.conditions.of(p); err != nil {
		return nil, p.unusable(err)
	}
	return p, nil
}

// readICC finds the profile's printing condition: the computed one, or a file.
func (p *printing) readICC(shelf press.Shelf) (err error) {
	if p.profile.Condition.ICC == press.Newsprint {
		o := newsprint.Options{InkLimit: p.profile.Condition.InkLimit}
		p.icc, p.raw = newsprint.Profile(o), newsprint.ICC(o)
		return nil
	}
	if p.raw, err = shelf.ICC(p.profile); err != nil {
		return err
	}
	if p.icc, err = icc.Parse(p.raw); err != nil {
		return p.unusable(err)
	}
	return nil
}

func (p *printing) unusable(err error) error {
	return finding.Stop(press.BadProfile, finding.Place{File: p.profile.Condition.ICC}, "reason", err.Error())
}

// options are how colours go to the press.
func (p *printing) options() icc.Options {
	intent := icc.Perceptual
	if p.profile.Condition.Intent == "relative" {
		intent = icc.Relative
	}
	return icc.Options{Intent: intent, BlackPoint: p.profile.Condition.BlackPoint}
}

// packing is how photos are packed.
func (p *printing) packing() photo.Packing {
	switch p.profile.Photos.Coding {
	case "jpeg":
		return photo.JPEGAlone
	case "flate":
		return photo.FlateAlone
	}
	return photo.Smallest
}

// of returns the condition of a profile, made once.
func (c *conditions) of(p *printing) (*photo.Condition, error) {
	o, limit, packing := p.options(), p.profile.Condition.InkLimit, p.packing()
	key := fmt.Sprintf("%x %v %g %d", sha256.Sum256(p.raw), o, limit, packing)
	c.mu.Lock()
	if c.made == nil {
		c.made = map[string]func() (*photo.Condition, error){}
	}
	make, ok := c.made[key]
	if !ok {
		make = sync.OnceValues(func() (*photo.Condition, error) {
			return photo.NewCondition(p.icc, p.raw, o, limit, packing)
		})
		c.made[key] = make
	}
	c.mu.Unlock()
	return make()
}
