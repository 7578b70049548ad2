// Package gtk does for the window on Linux what Wails leaves out: a menu bar
// that changes while the window is open and shows keys without taking them, a
// page that comes back when its process has crashed, and the window's place.
// It finds the window that Wails has made; outside a desktop build for Linux it
// is empty.
package gtk
