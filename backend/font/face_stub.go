package font

// Face is one face of a font. It is safe for concurrent use.
type Face struct{}
