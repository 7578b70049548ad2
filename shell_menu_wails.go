//go:build (desktop || dev || bindings) && (!linux || bindings)

package main

import (
	"context"
	"strings"

	"broadsheet/backend/httpapi"
	"broadsheet/backend/store"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

// wailsMenu is the menu bar by Wails, on systems whose menus it can change.
type wailsMenu struct{ ctx context.Context }

func newMenuBar() menuBar { return &wailsMenu{} }

func (m *wailsMenu) attach(ctx context.Context) { m.ctx = ctx }

func (m *wailsMenu) show(shown httpapi.Menu, choose func(string)) {
	bar := menu.NewMenu()
	for _, item := range shown.Menus {
		bar.Append(menuItem(item, choose))
	}
	wailsruntime.MenuSetApplicationMenu(m.ctx, bar)
	wailsruntime.MenuUpdateApplicationMenu(m.ctx)
}

func menuItem(item httpapi.Item, choose func(string)) *menu.MenuItem {
	if item.Label == "" {
		return menu.Separator()
	}
	out := &menu.MenuItem{Label: strings.ReplaceAll(item.Label, "_", "&"), Type: menu.TextType, Disabled: item.IsDisabled}
	if len(item.Items) > 0 {
		out.Type, out.SubMenu = menu.SubmenuType, menu.NewMenu()
		for _, below := range item.Items {
			out.SubMenu.Append(menuItem(below, choose))
		}
		return out
	}
	if item.IsChecked != nil {
		out.Type, out.Checked = menu.CheckboxType, *item.IsChecked
	}
	if key, err := keys.Parse(accelerator(item.Keys)); err == nil && strings.Contains(item.Keys, "+") {
		out.Accelerator = key
	}
	out.Click = func(*menu.CallbackData) { choose(item.Command) }
	return out
}

// accelerator writes keys as Wails reads them.
func accelerator(shown string) string {
	named := strings.NewReplacer("←", "left", "→", "right", "↑", "up", "↓", "down", "Ctrl", "CmdOrCtrl")
	return named.Replace(shown)
}

func (m *wailsMenu) place() store.WindowPlace {
	if m.ctx == nil {
		return store.WindowPlace{}
	}
	var p store.WindowPlace
	p.X, p.Y = wailsruntime.WindowGetPosition(m.ctx)
	p.Width, p.Height = wailsruntime.WindowGetSize(m.ctx)
	p.IsMaximised = wailsruntime.WindowIsMaximised(m.ctx)
	return p
}

func (m *wailsMenu) move(p store.WindowPlace) { wailsruntime.WindowSetPosition(m.ctx, p.X, p.Y) }
