// Package newsprint computes an ICC profile of coldset newspaper printing from
// its aims, so that inks can be separated without a profile that somebody would
// have to license. Profile returns it ready for use, ICC its bytes.
//
// A model of the press (press.go) says what tones print; its inverse
// (solve.go, separate.go) finds tones for a colour, with as much K as suits and
// never more ink than the limit; colours that the press cannot print are pulled
// into its gamut (gamut.go). The profile is these three, sampled (tables.go,
// write.go).
//
// Invariant: no node of a table to inks is above the limit, less what rounding
// to bytes may add. Between nodes inks are mixed in shares that add up to one,
// so nothing there is above it either.
//
// The aims are those of ISO 12647-3 as recalled and the profile says so in its
// name. A newspaper that has the profile of its printer uses that.
package newsprint

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"math"
	"sync"

	"broadsheet/backend/colour/icc"
)

//go:generate go test -run TestEmbedded -update .

// Options are what a newspaper may ask of its profile.
type Options struct {
	// InkLimit is the most of all inks together, in percent: 100 to 300, 240
	// where it is 0. What lies beyond is taken as the nearest of these.
	InkLimit float64
}

// The limits that profiles are computed for, in percent.
const (
	LeastInk   = 100
	MostInk    = 300
	DefaultInk = 240
)

// limit returns whole percents.
func (o Options) limit() int {
	if o.InkLimit == 0 || o.InkLimit != o.InkLimit {
		return DefaultInk
	}
	return int(math.Floor(min(max(o.InkLimit, LeastInk), MostInk)))
}

// made keeps what has been computed: at most a profile for each whole percent.
var made [MostInk - LeastInk + 1]struct {
	once    sync.Once
	bytes   []byte
	profile *icc.Profile
}

// Profile returns the profile for pictures and proofs. The usual limit comes
// from the program, others are computed when they are first asked for, which
// takes about half a second of a processor.
func Profile(o Options) *icc.Profile {
	_, p := forLimit(o.limit())
	return p
}

// ICC returns the bytes of the profile, to be embedded. They must not be
// changed.
func ICC(o Options) []byte {
	b, _ := forLimit(o.limit())
	return b
}

func forLimit(percent int) ([]byte, *icc.Profile) {
	m := &made[percent-LeastInk]
	m.once.Do(func() {
		if percent == DefaultInk {
			m.bytes = unpack(embedded)
		} else {
			m.bytes = compute(percent)
		}
		var err error
		if m.profile, err = icc.Parse(m.bytes); err != nil {
			panic(err) // our own bytes
		}
	})
	return m.bytes, m.profile
}

// embedded is the usual profile: computing it takes longer than a first page
// may wait.
//
//go:embed newsprint240.icc.gz
var embedded []byte

func unpack(packed []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // our own bytes
	}
	out, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	return out
}

// name says what the profile is and is not.
func name(percent int) string {
	return fmt.Sprintf("Broadsheet newsprint, computed (aims of ISO 12647-3), %.0f %% gain, %d %%", 100*gain, percent)
}
