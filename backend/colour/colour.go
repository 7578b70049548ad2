// Package colour holds inks and the conversions between ink and light.
package colour

// CMYK is an amount of each process ink, 0 to 1.
type CMYK struct {
	C, M, Y, K float64
}

// Paint is a colour as printed: process inks, with overprint for black type.
type Paint struct {
	CMYK
}

// Black is 100 % K alone, White is bare paper.
var (
	Black = Paint{CMYK{K: 1}}
	White = Paint{}
)

// Tint returns the paint at a share of its ink, 0 to 1.
func (p Paint) Tint(t float64) Paint {
	return Paint{CMYK{p.C * t, p.M * t, p.Y * t, p.K * t}}
}

// IsBlackOnly reports whether no other ink than K is used.
func (c CMYK) IsBlackOnly() bool { return c.C == 0 && c.M == 0 && c.Y == 0 }

// Total returns the sum of the inks, 0 to 4.
func (c CMYK) Total() float64 { return c.C + c.M + c.Y + c.K }

// Overprints reports whether type and rules in this paint are printed over
// what lies below: solid black alone, so that no white edge shows where the
// plates do not meet. Everything else knocks out.
func (p Paint) Overprints() bool { return p.IsBlackOnly() && p.K >= 1 }
