package store

import (
	"io/fs"
	"os"
	"path/filepath"

	"broadsheet/backend/finding"
)

// OpenProfiles returns the folder of the newspaper's own export profiles: dir,
// or where none is named $XDG_CONFIG_HOME/broadsheet/profiles or
// ~/.config/broadsheet/profiles, if it exists; else nil. A folder that is named
// and not there is a *finding.Error.
func OpenProfiles(dir string, getenv func(string) string) (fs.FS, error) {
	if dir == "" {
		if dir = profileFolder(getenv); !isFolder(dir) {
			return nil, nil
		}
	}
	if !isFolder(dir) {
		return nil, finding.Stop(ProfilesNotFolder, finding.Place{File: dir})
	}
	return os.DirFS(dir), nil
}

// profileFolder is where a user's own settings are by the XDG rules, or on
// Windows; "" where nothing says where.
func profileFolder(getenv func(string) string) string {
	for _, base := range []string{getenv("XDG_CONFIG_HOME"), filepath.Join(getenv("HOME"), ".config"), getenv("AppData")} {
		if filepath.IsAbs(base) {
			return filepath.Join(base, "broadsheet", "profiles")
		}
	}
	return ""
}
