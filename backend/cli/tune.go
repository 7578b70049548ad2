package cli

import "runtime/debug"

// heapInHugePages is how much a run may come to need.
const heapInHugePages = 256 << 20 // bytes

// tuneMemory trades memory for time within the promise of 350 MB: a run lives
// for less than a second, so collecting before the limit comes near is wasted
// work. The limit is soft: near it, the collector works as often as it must.
func tuneMemory() {
	growInHugePages(heapInHugePages)
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(256 << 20)
}

// tuneBatch is for a run over a whole folder: it may take minutes and meets
// pictures that take a hundred megabytes each.
func tuneBatch() {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(400 << 20)
}

// tuneServer is for a program that stays: memory that is no longer used is
// given back, within the promises of 400 MB with ten documents open and of 300
// while a library of hundreds of photos is looked through. What is mapped of
// the program's own file, 40 MB, comes on top.
func tuneServer() {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(250 << 20)
}
