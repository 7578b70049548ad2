package photo

import (
	"path"
	"slices"
	"strings"
)

// FormatByName is the format that a file name promises, "" where it promises
// none that can be read.
func FormatByName(name string) string {
	extension := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(strings.Fields(f.extensions), extension) {
			return f.name
		}
	}
	return ""
}
