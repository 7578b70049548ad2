//go:build desktop || dev || bindings

package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"broadsheet/backend/cli"
	"broadsheet/backend/httpapi"
	"broadsheet/backend/store"
	"broadsheet/backend/window"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

//go:embed build/linux/icons/hicolor/128x128/apps/broadsheet.png
var icon []byte

var shell = showWindow

// program is the name by which desktops tie a window to its entry in the menu.
const program = "broadsheet"

// wailsShell draws the window by Wails. Its methods are those of window.Native.
type wailsShell struct {
	app     *App
	launch  *cli.Launch
	started chan struct{}   // closed once ctx is there
	ctx     context.Context // of Wails
	bar     menuBar
	closed  error
}

// menuBar is the window's menu, which is drawn in another way on each system.
type menuBar interface {
	// attach is called once, when the window is there.
	attach(ctx context.Context)
	show(menu httpapi.Menu, choose func(command string))
	// place returns where the window is, move brings it somewhere.
	place() store.WindowPlace
	move(store.WindowPlace)
}

// showWindow shows the editor in a window and returns when that is closed.
func showWindow(ctx context.Context, l *cli.Launch) (err error) {
	if !hasDisplay() {
		return errors.New(l.Say("window-no-display"))
	}
	s := &wailsShell{app: NewApp(l), launch: l, started: make(chan struct{}), bar: newMenuBar()}
	defer func() {
		// Wails panics where it cannot reach the screen.
		if crash := recover(); crash != nil {
			err = fmt.Errorf("%s (%v)", l.Say("window-no-display"), crash)
		}
	}()
	if !makesBindings {
		go s.app.Open(ctx, s, s.fault)
	}
	return errors.Join(wails.Run(s.options()), s.closed)
}

func hasDisplay() bool {
	return runtime.GOOS != "linux" || makesBindings || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

func (s *wailsShell) options() *options.App {
	size := s.launch.Place
	if size.Width == 0 {
		size.Width, size.Height = 1440, 900
	}
	state := options.Normal
	if size.IsMaximised {
		state = options.Maximised
	}
	return &options.App{
		Title: "Broadsheet", Width: size.Width, Height: size.Height, MinWidth: 720, MinHeight: 480,
		WindowStartState: state,
		BackgroundColour: options.NewRGB(0xe9, 0xea, 0xec),
		// The assets are named for the development server, which looks for them.
		AssetServer:   &assetserver.Options{Assets: s.launch.Frontend(), Middleware: s.app.Middleware(isDevelopment)},
		OnStartup:     s.startup,
		OnBeforeClose: func(context.Context) (prevent bool) { return !s.mayClose() },
		OnShutdown:    func(context.Context) { s.closed = s.app.Close(s.launch.Place) },
		// A page that the canvas paints gains nothing from a graphics processor,
		// and many drivers show it wrong.
		Linux: &linux.Options{Icon: icon, ProgramName: program, WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	}
}

func (s *wailsShell) startup(ctx context.Context) {
	s.ctx = ctx
	s.bar.attach(ctx)
	if s.launch.Place.Width > 0 {
		s.bar.move(s.launch.Place)
	}
	close(s.started)
}

// mayClose notes the place while there is a window.
func (s *wailsShell) mayClose() bool {
	if p := s.bar.place(); p.Width > 0 {
		s.launch.Place = p
	}
	return s.app.MayClose()
}

// fault shows why the library cannot be opened.
func (s *wailsShell) fault(message string) {
	<-s.started
	_, _ = wailsruntime.MessageDialog(s.ctx, wailsruntime.MessageDialogOptions{
		Type: wailsruntime.ErrorDialog, Title: "Broadsheet", Message: plain(message),
	})
}

// plain: GTK takes the text of a dialog for a format.
func plain(text string) string {
	if runtime.GOOS == "linux" {
		return strings.ReplaceAll(text, "%", "%%")
	}
	return text
}

// ShowMenu implements window.Native.
func (s *wailsShell) ShowMenu(menu httpapi.Menu, choose func(command string)) {
	<-s.started
	wailsruntime.WindowSetTitle(s.ctx, menu.Title)
	s.bar.show(menu, choose)
}

// AskOpen implements window.Native.
func (s *wailsShell) AskOpen(q window.OpenQuestion) []string {
	<-s.started
	paths, err := wailsruntime.OpenMultipleFilesDialog(s.ctx, wailsruntime.OpenDialogOptions{
		Title: q.Title, DefaultDirectory: existing(q.Folder), Filters: filters(q.Kinds...),
	})
	if err != nil {
		return nil
	}
	return paths
}

// AskSave implements window.Native.
func (s *wailsShell) AskSave(q window.SaveQuestion) string {
	<-s.started
	path, err := wailsruntime.SaveFileDialog(s.ctx, wailsruntime.SaveDialogOptions{
		Title: q.Title, DefaultDirectory: existing(q.Folder), DefaultFilename: q.Name,
		Filters: filters(q.Kind), CanCreateDirectories: true,
	})
	if err != nil {
		return ""
	}
	return path
}

// existing: a dialog does not come up for a folder that is gone.
func existing(folder string) string {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

func filters(kinds ...window.FileKind) []wailsruntime.FileFilter {
	out := make([]wailsruntime.FileFilter, len(kinds))
	for i, k := range kinds {
		out[i] = wailsruntime.FileFilter{DisplayName: k.Name, Pattern: strings.Join(k.Patterns, ";")}
	}
	return out
}

// Confirm implements window.Native.
func (s *wailsShell) Confirm(title, question string) bool {
	<-s.started
	answer, err := wailsruntime.MessageDialog(s.ctx, wailsruntime.MessageDialogOptions{
		Type: wailsruntime.QuestionDialog, Title: title, Message: plain(question),
	})
	return err == nil && answer == "Yes"
}

// Raise implements window.Native.
func (s *wailsShell) Raise() {
	<-s.started
	wailsruntime.WindowUnminimise(s.ctx)
	wailsruntime.WindowShow(s.ctx)
}

// Quit implements window.Native.
func (s *wailsShell) Quit() {
	<-s.started
	wailsruntime.Quit(s.ctx)
}
