package preflight

// Edit is a named list of steps.
type Edit struct{ Name string }
