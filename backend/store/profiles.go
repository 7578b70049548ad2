package store

import (
	"io/fs"
	"os"

	"broadsheet/backend/finding"
)

// OpenProfiles returns a folder of export profiles that the user names; nil
// for none. One that is not there is a *finding.Error.
func OpenProfiles(dir string) (fs.FS, error) {
	if dir == "" {
		return nil, nil
	}
	if !isFolder(dir) {
		return nil, finding.Stop(ProfilesNotFolder, finding.Place{File: dir})
	}
	return os.DirFS(dir), nil
}
