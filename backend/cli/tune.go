package cli

import "runtime/debug"

// tuneMemory trades memory for time within the promise of 350 MB: a run lives
// for less than a second, so collecting before the limit comes near is wasted
// work. The limit is soft: near it, the collector works as often as it must.
func tuneMemory() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(256 << 20)
}

// tuneServer is for a program that stays: memory that is no longer used is
// given back, within the promise of 400 MB with ten documents open.
func tuneServer() {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(280 << 20)
}
