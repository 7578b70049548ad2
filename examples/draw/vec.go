package main

import "math"

// vec is a point, a direction or a colour (red, green, blue, linear light). In
// space x runs right, y up, z away from where most pictures are seen; metres.
type vec struct{ x, y, z float64 }

func (a vec) add(b vec) vec            { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) sub(b vec) vec            { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vec) mul(b vec) vec            { return vec{a.x * b.x, a.y * b.y, a.z * b.z} }
func (a vec) times(k float64) vec      { return vec{a.x * k, a.y * k, a.z * k} }
func (a vec) dot(b vec) float64        { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vec) length() float64          { return math.Sqrt(a.dot(a)) }
func (a vec) unit() vec                { return a.times(1 / math.Max(a.length(), 1e-12)) }
func (a vec) mix(b vec, k float64) vec { return a.times(1 - k).add(b.times(k)) }

func (a vec) cross(b vec) vec {
	return vec{a.y*b.z - a.z*b.y, a.z*b.x - a.x*b.z, a.x*b.y - a.y*b.x}
}

// luma is the brightness of a colour.
func (a vec) luma() float64 { return 0.2126*a.x + 0.7152*a.y + 0.0722*a.z }

// turned returns the point turned about the y axis by an angle in radians.
func (a vec) turned(angle float64) vec {
	s, c := math.Sincos(angle)
	return vec{a.x*c + a.z*s, a.y, a.z*c - a.x*s}
}

func minVec(a, b vec) vec { return vec{min(a.x, b.x), min(a.y, b.y), min(a.z, b.z)} }
func maxVec(a, b vec) vec { return vec{max(a.x, b.x), max(a.y, b.y), max(a.z, b.z)} }

func grey(v float64) vec { return vec{v, v, v} }

// hex returns the linear colour of an sRGB number such as 0xd8a45c.
func hex(n int) vec {
	part := func(shift int) float64 { return math.Pow(float64(n>>shift&255)/255, 2.2) }
	return vec{part(16), part(8), part(0)}
}

func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }

// smooth rises from 0 at a to 1 at b without a kink.
func smooth(a, b, v float64) float64 {
	t := clamp((v-a)/(b-a), 0, 1)
	return t * t * (3 - 2*t)
}

func fract(v float64) float64 { return v - math.Floor(v) }
