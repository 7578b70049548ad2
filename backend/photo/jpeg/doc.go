// Package jpeg decodes JPEG files (ITU-T T.81 | ISO/IEC 10918-1), at full size
// or straight to an eighth, a quarter or half of it, and writes what image/jpeg
// does not: process inks.
//
// A block of 8 by 8 samples is stored as frequencies. Its lowest N by N of them,
// transformed back as if the block had been N by N, are the block at N/8 of its
// size: a low-pass filter and a resize in one, for a part of the work. What a
// scale does not need is read over, but neither kept nor transformed.
//
// The way of a file: segments (header.go) fill tables (huffman.go); each scan is
// freed of stuffing and cut at its restart markers (intervals.go), its codes
// become coefficients (sequential.go, progressive.go), and these become samples
// (idct.go, transform.go) in the planes of a Picture (picture.go).
//
// The way to a file: the picture is cut into units, the blocks of all channels at
// one place (unit.go), transformed and quantised (fdct.go, quantise.go), held to
// a limit on ink as they will be read again (limit.go), and told in tokens
// (tokens.go); once all are there, they get the shortest codes (codes.go) and
// segments around them (segments.go).
//
// Invariant: nothing in a file can end the program. A header that cannot be
// read is an error; what is damaged behind it gives the picture as far as it
// goes. Invariant: no decoded pixel has more ink than Encode was told to allow.
package jpeg
