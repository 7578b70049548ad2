//go:build !linux

package store

// Stamp is empty: the times that tell of a change are not known here.
func (p PhotoFile) Stamp() string { return "" }
