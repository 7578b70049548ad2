//go:build !linux

package cli

// growInHugePages does nothing: other systems choose their pages themselves, or
// ask for a right that users do not have.
func growInHugePages(int) {}
