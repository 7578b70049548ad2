package store

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// WindowPlace is where the window of a library was last: pixels of the screen.
// Without a Width there was none.
type WindowPlace struct {
	X           int  `json:"x"`
	Y           int  `json:"y"`
	Width       int  `json:"width"`
	Height      int  `json:"height"`
	IsMaximised bool `json:"isMaximised"`
}

const windowFile = "window.json"

// ReadWindowPlace returns where the window of the library in a folder was; the
// zero value where that is not known.
func ReadWindowPlace(dir string) WindowPlace {
	var p WindowPlace
	raw, err := os.ReadFile(filepath.Join(dir, windowFile))
	if err != nil || json.Unmarshal(raw, &p) != nil || !p.isSound() {
		return WindowPlace{}
	}
	return p
}

// isSound: whatever the file says, the window must be found on a screen.
func (p WindowPlace) isSound() bool {
	const far = 1 << 15 // no screen is wider
	return p.Width >= 320 && p.Height >= 240 && p.Width < far && p.Height < far && p.X > -far && p.X < far && p.Y > -far && p.Y < far
}

// WriteWindowPlace keeps the place for the next start.
func WriteWindowPlace(dir string, p WindowPlace) error {
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(dir, windowFile), append(raw, '\n'))
}
