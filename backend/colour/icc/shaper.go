package icc

import (
	"errors"
	"fmt"
	"math"
	"sync"

	"broadsheet/backend/colour"
)

// matrix maps columns of three.
type matrix [3][3]float64

func (m *matrix) times(v [3]float64) (out [3]float64) {
	for i := range m {
		out[i] = m[i][0]*v[0] + m[i][1]*v[1] + m[i][2]*v[2]
	}
	return out
}

// after returns the matrix of n, then m.
func (m *matrix) after(n *matrix) (out matrix) {
	for i := range m {
		for j := range m {
			out[i][j] = m[i][0]*n[0][j] + m[i][1]*n[1][j] + m[i][2]*n[2][j]
		}
	}
	return out
}

// inverse returns the inverse by cofactors; ok is false for a flat matrix.
func (m *matrix) inverse() (inv matrix, ok bool) {
	for i := range 3 {
		for j := range 3 {
			a, b, c, d := (j+1)%3, (j+2)%3, (i+1)%3, (i+2)%3
			inv[i][j] = m[a][c]*m[b][d] - m[a][d]*m[b][c]
		}
	}
	det := m[0][0]*inv[0][0] + m[0][1]*inv[1][0] + m[0][2]*inv[2][0]
	for i := range inv {
		for j := range inv {
			inv[i][j] /= det
		}
	}
	return inv, math.Abs(det) > 1e-9
}

// shaper is an RGB device with a curve for each channel and a matrix from its
// light to XYZ under D50 (ICC.1:2022, F.3).
type shaper struct {
	curves    [3]curve
	matrix    matrix
	inverse   matrix
	areShared bool // all channels have one curve
}

// light returns the colour that a sample shows.
func (s *shaper) light(v Sample) colour.XYZ {
	out := s.matrix.times([3]float64{s.curves[0].at(v[0]), s.curves[1].at(v[1]), s.curves[2].at(v[2])})
	return colour.XYZ{X: out[0], Y: out[1], Z: out[2]}
}

// codes returns the sample that shows a colour.
func (s *shaper) codes(c colour.XYZ) (out Sample) {
	for i, v := range s.inverse.times([3]float64{c.X, c.Y, c.Z}) {
		out[i] = s.curves[i].inverse(v)
	}
	return out
}

// readShaper reads matrix and curves of an RGB profile, if they are all there.
func (p *Profile) readShaper(tags tagTable) error {
	if p.Space != RGB || p.Connection != XYZ {
		return nil
	}
	s := &shaper{}
	for i, letter := range []string{"r", "g", "b"} {
		column, curve := tags[letter+"XYZ"], tags[letter+"TRC"]
		if column == nil || curve == nil {
			return nil
		}
		if err := s.setChannel(i, column, curve); err != nil {
			return fmt.Errorf("%sXYZ, %sTRC: %w", letter, letter, err)
		}
	}
	var ok bool
	if s.inverse, ok = s.matrix.inverse(); !ok {
		return errors.New("the primaries lie on a line")
	}
	s.areShared = string(tags["rTRC"]) == string(tags["gTRC"]) && string(tags["gTRC"]) == string(tags["bTRC"])
	p.shaper = s
	return nil
}

func (s *shaper) setChannel(i int, column, trc []byte) (err error) {
	kind, xyz := kind(column)
	if kind != "XYZ " || len(xyz) < 12 {
		return fmt.Errorf("a primary of type %q in %d bytes", kind, len(column))
	}
	for j := range 3 {
		s.matrix[j][i] = fixed(xyz[4*j:])
	}
	s.curves[i], _, err = parseCurve(trc)
	return err
}

// srgb is made once.
var srgb = sync.OnceValue(func() *Profile {
	p, err := Parse(colour.SRGBProfile())
	if err != nil {
		panic(err) // our own bytes
	}
	exact := power{g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045} // IEC 61966-2-1, 5.2
	p.shaper.curves = [3]curve{exact, exact, exact}
	return p
})

// SRGB returns the profile of sRGB.
func SRGB() *Profile { return srgb() }
