//go:build linux && (desktop || dev) && !bindings

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"

	"broadsheet/backend/httpapi"
	"broadsheet/backend/store"
	"broadsheet/backend/window/gtk"
)

// gtkMenu is the menu bar by GTK: Wails cannot change a menu on Linux once the
// window is there, and takes the keys that it shows away from the page.
type gtkMenu struct{}

func newMenuBar() menuBar {
	// The page is painted without a graphics processor, so WebKit need not look
	// for one: that saves a tenth of a second at the start and some memory.
	setUnlessSet("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
	if !hasBus() {
		// Otherwise GLib tries to start one, each time that it is asked for it: two
		// tenths of a second.
		setUnlessSet(busAddress, "unix:path=/dev/null")
	}
	return gtkMenu{}
}

func setUnlessSet(name, value string) {
	if os.Getenv(name) == "" {
		_ = os.Setenv(name, value)
	}
}

const busAddress = "DBUS_SESSION_BUS_ADDRESS"

// hasBus reports whether there is a message bus of the session, or a way to
// start one, as GLib looks for it.
func hasBus() bool {
	if os.Getenv(busAddress) != "" {
		return true
	}
	if _, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")); err == nil {
		return true
	}
	_, err := exec.LookPath("dbus-launch")
	return err == nil
}

func (gtkMenu) attach(context.Context) { gtk.Attach() }

func (gtkMenu) show(menu httpapi.Menu, choose func(string)) { gtk.ShowMenu(menu.Menus, choose) }

func (gtkMenu) place() store.WindowPlace {
	p := gtk.WindowPlace()
	return store.WindowPlace{X: p.X, Y: p.Y, Width: p.Width, Height: p.Height, IsMaximised: p.IsMaximised}
}

func (gtkMenu) move(p store.WindowPlace) { gtk.Move(p.X, p.Y) }
