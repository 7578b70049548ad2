// Package tiff decodes the first page of TIFF files (TIFF 6.0, with the
// supplements 1 and 2), as cameras, scanners and picture programs write them:
// strips and tiles, samples side by side or in planes of their own, 1 to 16
// bits, grey, palette, RGB and CMYK, packed by LZW, Deflate, PackBits, fax
// coding or JPEG.
//
// The way of a file: its directory (directory.go) says what the picture is
// (header.go) and where its blocks lie (blocks.go). A block is unpacked row by
// row (unpack.go), its samples become bytes (samples.go) in a Picture
// (picture.go).
//
// Invariant: nothing in a file can end the program, and no more memory is taken
// than Config.Cost says. Whatever points anywhere is checked, and only the first
// directory is read, so that no chain of them can go round in circles. A
// damaged block is mid-grey and the others are there.
package tiff
