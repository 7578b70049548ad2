package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"broadsheet/backend/finding"
)

// FontFolder is a folder with fonts, by its path for messages.
type FontFolder struct {
	Name string
	FS   fs.FS
}

// OpenFontFolder returns a folder of fonts that the user names. One that is
// not there is a *finding.Error.
func OpenFontFolder(dir string) (FontFolder, error) {
	if !isFolder(dir) {
		return FontFolder{}, finding.Stop(FontsNotFolder, finding.Place{File: dir})
	}
	return FontFolder{dir, os.DirFS(dir)}, nil
}

// InstalledFonts returns those of the system's and the user's font folders
// that exist, the user's own first.
func InstalledFonts() []FontFolder {
	home, _ := os.UserHomeDir()
	var out []FontFolder
	for _, dir := range fontFolders(runtime.GOOS, home, os.Getenv) {
		if isFolder(dir) {
			out = append(out, FontFolder{dir, os.DirFS(dir)})
		}
	}
	return out
}

// fontFolders lists where an operating system keeps fonts.
func fontFolders(system, home string, getenv func(string) string) []string {
	inHome := func(parts ...string) string {
		if home == "" {
			return ""
		}
		return filepath.Join(append([]string{home}, parts...)...)
	}
	switch system {
	case "windows":
		return []string{
			filepath.Join(getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"),
			filepath.Join(getenv("WINDIR"), "Fonts"),
		}
	case "darwin":
		return []string{inHome("Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts"}
	}
	return []string{
		inHome(".local", "share", "fonts"), inHome(".fonts"),
		"/usr/local/share/fonts", "/usr/share/fonts",
	}
}

func isFolder(dir string) bool {
	if dir == "" {
		return false
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}
