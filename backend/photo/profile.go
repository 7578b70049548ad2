package photo

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
)

// profile is what is known of an embedded colour profile. The zero profile
// stands for none: colours are sRGB then, and inks those of a press.
type profile struct {
	description string    // for people; may be empty
	space       icc.Space // whose colours it describes
	fault       string    // why it cannot be read; mostly nothing
	// transform leads to sRGB. It is made when the first photo needs it, and
	// nil where nothing is to be done.
	transform func() (*icc.Transform, error)
}

// maxProfiles is how many profiles are remembered. A newspaper's photos have
// two or three; a table for CMYK takes 0.7 MB.
const maxProfiles = 16

// profileShelf remembers profiles by the hash of their bytes, or by the numbers
// that stand for one: their tables take up to a tenth of a second to make. It is
// safe for concurrent use.
type profileShelf struct {
	mu    sync.Mutex
	order []any // keys, the latest last
	byKey map[any]*profile
}

// profiles are those of all photos. What is in it changes no result, only when
// it is there.
var profiles = profileShelf{byKey: map[any]*profile{}}

// of returns a profile by its bytes.
func (s *profileShelf) of(raw []byte) *profile {
	return s.kept(sha256.Sum256(raw), func() *profile { return readProfile(raw) })
}

// ofNumbers returns the profile of a device told by numbers.
func (s *profileShelf) ofNumbers(c icc.Calibration) *profile {
	return s.kept(c, func() *profile { return calibrated(c) })
}

func (s *profileShelf) kept(key any, read func() *profile) *profile {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.byKey[key]
	if p == nil {
		if len(s.order) == maxProfiles {
			delete(s.byKey, s.order[0])
			s.order = s.order[1:]
		}
		p = read()
		s.byKey[key] = p
		s.order = append(s.order, key)
	}
	return p
}

// readProfile reads a profile; what is wrong with it becomes its fault.
func readProfile(raw []byte) *profile {
	parsed, err := guard(func() (*icc.Profile, error) {
		if len(raw) > maxProfile {
			return nil, fmt.Errorf("it has more than %d MB", maxProfile>>20)
		}
		return icc.Parse(raw)
	})
	if err != nil {
		return &profile{fault: reason(err)}
	}
	return profileOf(parsed, parsed.Description)
}

func profileOf(parsed *icc.Profile, description string) *profile {
	return &profile{
		description: description, space: parsed.Space,
		transform: sync.OnceValues(func() (*icc.Transform, error) {
			return guard(func() (*icc.Transform, error) { return newTransform(parsed) })
		}),
	}
}

// newTransform chooses how a profile's colours become sRGB. Inks are converted
// as picture programs do it: relative to the paper, black on black. The
// perceptual tables of presses differ in how they lighten shadows.
func newTransform(p *icc.Profile) (*icc.Transform, error) {
	var o icc.Options
	if p.Space == icc.CMYK {
		o = icc.Options{Intent: icc.Relative, BlackPoint: true}
	}
	t, err := icc.NewTransform(p, icc.SRGB(), o)
	if err != nil || t.IsIdentity() {
		return nil, err
	}
	return t, nil
}

// profile returns a file's own profile.
func (h header) profile(data []byte) *profile {
	raw := h.heif.Profile
	if raw == nil {
		raw = embeddedProfile(h.format.name, data)
	}
	if len(raw) > 0 {
		return profiles.of(raw)
	}
	if isHighRange(h.heif.Colours) {
		return highRangeProfile(h.heif.Colours)
	}
	c, ok := codedCalibration(h.heif.Colours)
	if h.format.name == "png" {
		c, ok = pngCalibration(data)
	}
	if ok {
		return profiles.ofNumbers(c)
	}
	return &profile{}
}

// misfit says why a profile does not serve for the colours of a picture, empty
// if it does or if there is none. Grey may have a profile of light.
func (p *profile) misfit(space icc.Space) string {
	isGreyOfLight := space == icc.Gray && p.space == icc.RGB
	if p.fault != "" || p.space == "" || p.space == space || isGreyOfLight {
		return p.fault
	}
	return fmt.Sprintf("it is for %s, the picture is in %s", p.space.Name(), space.Name())
}

// toSRGB returns how the picture's colours become sRGB, nil where they are, or
// where the file has no profile that serves.
func (h header) toSRGB(data []byte) *icc.Transform {
	p := h.profile(data)
	if p.transform == nil || p.misfit(h.space()) != "" {
		return nil
	}
	t, err := p.transform()
	if err != nil {
		return nil
	}
	return t
}

// pressInks converts inks of no known press as a page's own colours are shown:
// by the process inks of ISO 12647-2 on coated paper. The textbook's way, each
// ink taking its whole share of the light, would make photos glare: its cyan
// and its green are colours that no ink has.
var pressInks = sync.OnceValues(func() (*icc.Transform, error) {
	return icc.Tabulate(icc.CMYK, func(s icc.Sample) icc.Sample {
		r, g, b := colour.CMYK{C: s[0], M: s[1], Y: s[2], K: s[3]}.RGB()
		return icc.Sample{float64(r) / 255, float64(g) / 255, float64(b) / 255}
	})
})

// inkRow returns how rows of a picture's inks become sRGB, nil for pictures of
// light.
func (h header) inkRow(data []byte) inkRow {
	if h.space() != icc.CMYK {
		return nil
	}
	if t := h.toSRGB(data); t != nil {
		return t.Row
	}
	t, err := pressInks()
	if err != nil {
		panic(err) // ours alone
	}
	return t.Row
}
