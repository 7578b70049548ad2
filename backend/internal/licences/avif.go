package main

import (
	"path/filepath"
)

// avifFolder holds the AVIF decoder, compiled to one module, and the licences of
// what it is made of.
const avifFolder = "backend/photo/avif/decoder"

// avifParts are the libraries inside the module. The text of libavif holds
// dav1d's too, and those of files that are not in it; that is why the licences
// are named here.
func avifParts(root string) ([]part, error) {
	var parts []part
	for _, p := range []struct{ name, version, licence, file string }{
		{"libavif and dav1d, as WebAssembly", "1.4.2", "BSD-2-Clause", "LICENSE.libavif"},
		{"libyuv, as WebAssembly", "", "BSD-3-Clause", "LICENSE.libyuv"},
		{"libaom, as WebAssembly", "3.14.1", "BSD-2-Clause", "LICENSE.aom"},
		{"gen2brain/avif, which compiled them", "0.6.0", "MIT", "LICENSE.gen2brain"},
	} {
		text, err := readText(filepath.Join(root, avifFolder, p.file))
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{name: p.name, version: p.version, kind: "data", licence: p.licence, texts: []string{text}})
	}
	return parts, nil
}
