package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// unit says how a figure's number is shown.
type unit uint8

const (
	seconds unit = iota
	mebibytes
	exponent
)

// row is a figure as measured.
type row struct {
	figure
	value float64
	err   error
}

func (r row) isOver() bool { return r.err != nil || r.value > r.limit }

// table returns the rows as aligned text, and below it what went wrong.
func table(rows []row) string {
	var out strings.Builder
	const form = "%-36s %10s %10s %10s  %-5s %s\n"
	fmt.Fprintf(&out, form, "figure", "measured", "limit", "aim", "", "peers")
	for _, r := range rows {
		fmt.Fprintf(&out, form, r.name, r.shown(), r.unit.format(r.limit), r.aimShown(), r.mark(), r.peers)
	}
	for _, r := range rows {
		if r.err != nil {
			fmt.Fprintf(&out, "\n%s: %v\n", r.name, r.err)
		}
	}
	return out.String()
}

func (r row) shown() string {
	if r.err != nil {
		return "?"
	}
	return r.unit.format(r.value)
}

func (r row) aimShown() string {
	if r.aim == 0 {
		return ""
	}
	return r.unit.format(r.aim)
}

func (r row) mark() string {
	switch {
	case r.err != nil:
		return "FAIL"
	case r.isOver():
		return "OVER"
	case r.aim == 0 || r.value <= r.aim:
		return "good"
	}
	return "ok"
}

// format returns a number with the unit that reads best.
func (u unit) format(v float64) string {
	switch {
	case u == mebibytes:
		return fmt.Sprintf("%.0f MB", v)
	case u == exponent:
		return fmt.Sprintf("%.2f", v)
	case math.Abs(v) < 0.1:
		return fmt.Sprintf("%.2f ms", v*1e3)
	}
	return fmt.Sprintf("%.2f s", v)
}

// verdict returns an error that names the figures over their limits.
func verdict(rows []row) error {
	var over []string
	for _, r := range rows {
		if r.isOver() {
			over = append(over, r.name)
		}
	}
	if len(over) == 0 {
		return nil
	}
	return errors.New("over the limit or not measured: " + strings.Join(over, "; "))
}
