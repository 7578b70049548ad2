// Package bundled embeds the faces that the program brings along. It weighs
// 92 MB, so that only the commands import it; tests use the square font.
package bundled

import (
	"embed"
	"io"
	"io/fs"

	"broadsheet/backend/font"
)

// The folder holds a README at least, so that a clone without faces compiles.
//
//go:embed files
var files embed.FS

// faces are known beforehand: no file needs to be opened to find a family.
var faces = []font.Description{
	serif(400, "NotoSerifSC_400Regular.ttf"),
	serif(600, "NotoSerifSC_600SemiBold.ttf"),
	serif(900, "NotoSerifSC_900Black.ttf"),
	sans(400, "NotoSansSC_400Regular.ttf"),
	sans(500, "NotoSansSC_500Medium.ttf"),
	sans(900, "NotoSansSC_900Black.ttf"),
	{Family: "LXGW WenKai", Families: []string{"LXGW WenKai", "霞鹜文楷"}, Weight: 400, File: "LXGWWenKai-Regular.ttf"},
}

func serif(weight int, file string) font.Description {
	return font.Description{Family: "Noto Serif SC", Families: []string{"Noto Serif SC", "思源宋体"}, Weight: weight, File: file}
}

func sans(weight int, file string) font.Description {
	return font.Description{Family: "Noto Sans SC", Families: []string{"Noto Sans SC", "思源黑体"}, Weight: weight, File: file}
}

// Source returns the embedded faces, as many as were there at build time.
func Source() font.Source { return source{} }

type source struct{}

// Faces implements font.Source.
func (source) Faces() []font.Description {
	var there []font.Description
	for _, d := range faces {
		if _, err := fs.Stat(files, "files/"+d.File); err == nil {
			there = append(there, d)
		}
	}
	return there
}

// Load implements font.Source. The face reads what it needs straight from the
// program's own image: of 15 MB, a page touches about one.
func (source) Load(d font.Description) (*font.Face, error) {
	f, err := files.Open("files/" + d.File)
	if err != nil {
		return nil, font.Unreadable(d.File, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, font.Unreadable(d.File, err)
	}
	return font.ParseFaceAt(f.(io.ReaderAt), info.Size(), 0)
}
