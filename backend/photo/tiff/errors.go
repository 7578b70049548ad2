package tiff

import "fmt"

// FormatError says what of a file cannot be read.
type FormatError string

func (e FormatError) Error() string { return "tiff: " + string(e) }

// UnsupportedError names the part of TIFF that a file uses and this package
// does not read.
type UnsupportedError struct {
	Feature string
}

func (e *UnsupportedError) Error() string { return "tiff: not supported: " + e.Feature }

func unsupported(format string, args ...any) error {
	return &UnsupportedError{fmt.Sprintf(format, args...)}
}
