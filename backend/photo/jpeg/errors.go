package jpeg

import "fmt"

// FormatError says that the header of a file cannot be read.
type FormatError string

func (e FormatError) Error() string { return "jpeg: " + string(e) }

// The kinds of JPEG that this package does not read, as an UnsupportedError
// names them. There are others, rare ones.
const (
	TwelveBits   = "12 bits a sample"
	Arithmetic   = "arithmetic coding"
	Lossless     = "lossless coding"
	Hierarchical = "hierarchical coding"
)

// UnsupportedError names the part of the standard that a file uses and this
// package does not read.
type UnsupportedError struct {
	Feature string
}

func (e *UnsupportedError) Error() string { return "jpeg: not supported: " + e.Feature }

// LimitError says that decoding would take more than Options allow. Nothing was
// allocated.
type LimitError struct {
	What       string // "pixels" or "bytes"
	Need, Most int64
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("jpeg: needs %d %s, more than %d", e.Need, e.What, e.Most)
}
