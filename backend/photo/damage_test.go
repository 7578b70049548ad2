package photo

import (
	"bytes"
	"context"
	"testing"

	"broadsheet/backend/finding"
)

// TestDamagedPhotosAreShown holds that what is left of a JPEG is shown, and that
// the photo says what is wrong, also where the answer comes from the cache.
func TestDamagedPhotosAreShown(t *testing.T) {
	plain := encodeJPEG(t, drawScene(320, 200, 10), 85)
	half := plain[:len(plain)/2]
	noise := append(bytes.Clone(half), append(bytes.Repeat([]byte{0xff, 0x07}, 200), 0xff, 0xd9)...)
	for _, c := range []struct {
		name  string
		data  []byte
		early bool // Probe knows
		want  finding.Code
	}{
		{"cut.jpg", half, true, CutOff},
		{"preview.jpg", withSegment(half, 0xe1, []byte("a preview ends: \xff\xd9")), true, CutOff},
		{"noise.jpg", noise, false, PartlyLost},
	} {
		s := shelf{}
		p := s.put(t, c.name, c.data)
		if early := p.Damage != ""; early != c.early {
			t.Errorf("%s: after Probe the damage is %q", c.name, p.Damage)
		}
		cache := &MemoryCache{}
		for range 2 {
			p.Damage = ""
			d := NewDarkroom(cache, s, 1)
			if err := d.Analyse(context.Background(), &p); err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			found := p.Findings()
			if len(found) != 1 || found[0].Code != c.want || found[0].Severity != finding.Warning || found[0].Place.File != c.name {
				t.Errorf("%s: findings %v", c.name, found)
			}
		}
		d := NewDarkroom(cache, s, 1)
		r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: Whole, Width: 320, Height: 200})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, want := decodeJPEG(t, r.Data), decodeJPEG(t, plain)
		for y := 4; y < 60; y += 8 { // well above the damage
			if a, b := luminance(got.At(150, y)), luminance(want.At(150, y)); a-b > 12 || b-a > 12 {
				t.Errorf("%s: line %d is %d, was %d", c.name, y, a, b)
			}
		}
	}
}

// TestMissingEndAlone holds that a picture which is all there is no damaged one:
// some cameras leave the end marker out.
func TestMissingEndAlone(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 10), 85)
	s := shelf{}
	p := s.put(t, "x.jpg", plain[:len(plain)-2])
	if p.Damage != cutOff {
		t.Errorf("after Probe the damage is %q", p.Damage)
	}
	if err := NewDarkroom(nil, s, 1).Analyse(context.Background(), &p); err != nil || p.Damage != "" {
		t.Errorf("after Analyse the damage is %q, %v", p.Damage, err)
	}
}

// TestSoundPhotosHaveNoDamage holds against false alarms: what programs append
// to a file does no harm.
func TestSoundPhotosHaveNoDamage(t *testing.T) {
	plain := encodeJPEG(t, drawScene(64, 48, 10), 85)
	for name, data := range map[string][]byte{
		"plain": plain, "with zeros": append(bytes.Clone(plain), make([]byte, 5000)...),
		"with a second picture": append(bytes.Clone(plain), plain[:len(plain)/2]...),
	} {
		s := shelf{}
		p := s.put(t, name, data)
		if err := NewDarkroom(nil, s, 1).Analyse(context.Background(), &p); err != nil || p.Damage != "" {
			t.Errorf("%s: %q, %v", name, p.Damage, err)
		}
	}
}
