//go:build linux && (desktop || dev)

package gtk

/*
#cgo linux pkg-config: gtk+-3.0
#cgo !webkit2_41 pkg-config: webkit2gtk-4.0
#cgo webkit2_41 pkg-config: webkit2gtk-4.1

#include "window.h"
*/
import "C"

import (
	"strings"
	"sync"
	"unsafe"

	"broadsheet/backend/httpapi"
)

// Attach waits for the window and looks after its page from then on.
func Attach() { onMain(func() { C.bs_attach() }) }

var (
	menuMutex sync.Mutex
	chosen    func(command string)
)

// ShowMenu replaces the menu bar. choose is called with an entry's command.
func ShowMenu(menus []httpapi.Item, choose func(command string)) {
	onMain(func() {
		menuMutex.Lock()
		chosen = choose
		menuMutex.Unlock()
		bar := C.bs_menu_bar()
		for _, m := range menus {
			appendItem(bar, m)
		}
		C.bs_show_menu_bar(bar)
	})
}

// appendItem adds an entry, and all that is below it, to a bar or a menu.
func appendItem(shell *C.GtkWidget, item httpapi.Item) {
	if item.Label == "" {
		C.bs_append_line(shell)
		return
	}
	label := C.CString(item.Label)
	defer C.free(unsafe.Pointer(label))
	if len(item.Items) > 0 {
		menu := C.bs_append_menu(shell, label)
		for _, below := range item.Items {
			appendItem(menu, below)
		}
		return
	}
	key, modifiers := accelerator(item.Keys)
	command := C.CString(item.Command)
	defer C.free(unsafe.Pointer(command))
	C.bs_append_item(shell, label, command, key, modifiers, checked(item), C.int(truth(!item.IsDisabled)))
}

// checked: -1 nothing to check, 0 off, 1 on.
func checked(item httpapi.Item) C.int {
	if item.IsChecked == nil {
		return -1
	}
	return C.int(truth(*item.IsChecked))
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

//export bsChosen
func bsChosen(command *C.char) {
	menuMutex.Lock()
	defer menuMutex.Unlock()
	go chosen(C.GoString(command)) // the main thread must not wait
}

// named are keys that X names in another way than a page does.
var named = map[string]string{
	"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "Enter": "Return", "Space": "space", "?": "question",
	",": "comma", ".": "period", "-": "minus", "=": "equal", "[": "bracketleft", "]": "bracketright", "/": "slash",
	"\\": "backslash", ";": "semicolon", "'": "apostrophe", "`": "grave", "Esc": "Escape", "PageUp": "Page_Up", "PageDown": "Page_Down",
}

// accelerator reads "Ctrl+Shift+E".
func accelerator(shown string) (key C.guint, modifiers C.GdkModifierType) {
	if shown == "" {
		return 0, 0
	}
	parts := strings.Split(strings.TrimSuffix(shown, "+"), "+")
	name := parts[len(parts)-1]
	if strings.HasSuffix(shown, "++") || shown == "+" {
		name = "plus"
	}
	if x, ok := named[name]; ok {
		name = x
	}
	if len(name) == 1 {
		name = strings.ToLower(name)
	}
	text := C.CString(name)
	defer C.free(unsafe.Pointer(text))
	for _, m := range parts[:len(parts)-1] {
		switch m {
		case "Ctrl":
			modifiers |= C.GDK_CONTROL_MASK
		case "Shift":
			modifiers |= C.GDK_SHIFT_MASK
		case "Alt":
			modifiers |= C.GDK_MOD1_MASK
		}
	}
	return C.gdk_keyval_from_name(text), modifiers
}

// Place is where a window is, in pixels of the screen.
type Place struct {
	X, Y, Width, Height int
	IsMaximised         bool
}

// WindowPlace returns where the window is; Width is 0 where there is none.
func WindowPlace() Place {
	var p C.bs_place
	done := make(chan struct{})
	onMain(func() { C.bs_window_place(&p); close(done) })
	<-done
	return Place{int(p.x), int(p.y), int(p.width), int(p.height), p.is_maximised != 0}
}

// Move brings the window to a place, if that is on a screen.
func Move(x, y int) { onMain(func() { C.bs_move(C.int(x), C.int(y)) }) }

// work is what waits for the main thread, the only one that GTK may be called
// from.
var (
	workMutex sync.Mutex
	work      []func()
)

func onMain(f func()) {
	workMutex.Lock()
	work = append(work, f)
	workMutex.Unlock()
	C.bs_on_main()
}

//export bsWork
func bsWork() {
	workMutex.Lock()
	now := work
	work = nil
	workMutex.Unlock()
	for _, f := range now {
		f()
	}
}
