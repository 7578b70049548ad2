// Package frontend embeds the built editor.
package frontend

import (
	"embed"
	"io/fs"
)

// dist is what Vite builds; a placeholder in it lets a clean clone compile.
//
//go:embed all:dist
var dist embed.FS

// Dist returns the built editor: index.html and what belongs to it. It has no
// index.html where the frontend has not been built.
func Dist() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic("frontend: " + err.Error()) // "dist" is a valid path
	}
	return sub
}
