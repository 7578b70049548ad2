//go:build linux && (desktop || dev) && !bindings

package main

import (
	"context"
	"os"

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
	const shared = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, isSet := os.LookupEnv(shared); !isSet {
		_ = os.Setenv(shared, "1")
	}
	return gtkMenu{}
}

func (gtkMenu) attach(context.Context) { gtk.Attach() }

func (gtkMenu) show(menu httpapi.Menu, choose func(string)) { gtk.ShowMenu(menu.Menus, choose) }

func (gtkMenu) place() store.WindowPlace {
	p := gtk.WindowPlace()
	return store.WindowPlace{X: p.X, Y: p.Y, Width: p.Width, Height: p.Height, IsMaximised: p.IsMaximised}
}

func (gtkMenu) move(p store.WindowPlace) { gtk.Move(p.X, p.Y) }
