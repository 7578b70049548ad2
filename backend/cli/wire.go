package cli

import (
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/store"
)

// newDesk gives the desk its tools: the files, caches, fonts and the clock of
// this machine. fonts is a folder that the user names, or empty.
func newDesk(fonts string) (*desk.Desk, error) {
	tools, err := newTools(fonts)
	if err != nil {
		return nil, err
	}
	return desk.New(tools), nil
}

func newTools(fonts string) (desk.Tools, error) {
	tools := desk.Tools{
		Cache:     store.OpenCache(),
		Converter: store.HEIFConverter{},
		Originals: store.NewOriginals(),
		Bundled:   bundled.Source(),
		Clock:     newClock(),
		Version:   Version,
	}
	for _, folder := range store.InstalledFonts() {
		tools.InstalledFonts = append(tools.InstalledFonts, desk.FontFolder(folder))
	}
	if fonts != "" {
		folder, err := store.OpenFontFolder(fonts)
		if err != nil {
			return desk.Tools{}, err
		}
		tools.UserFonts = []desk.FontFolder{desk.FontFolder(folder)}
	}
	return tools, nil
}

// newClock gives the time since now, which nothing but a report shows.
func newClock() func() time.Duration {
	begin := time.Now()
	return func() time.Duration { return time.Since(begin) }
}
