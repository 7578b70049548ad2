package main

import (
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

// resultLine is a line of go test -bench: name, processors, count, time.
var resultLine = regexp.MustCompile(`(?m)^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([0-9.]+) ns/op`)

// goBench returns a measure that runs one benchmark of a package and returns
// its seconds per operation.
func goBench(pkg, name string) func(*bench) (float64, error) {
	return func(*bench) (float64, error) {
		results, err := runGoBench(pkg, name)
		if err != nil {
			return 0, err
		}
		s, ok := results[name]
		if !ok {
			return 0, fmt.Errorf("%s has no result for %s", pkg, name)
		}
		return s, nil
	}
}

// runGoBench returns seconds per operation by the benchmark's full name.
func runGoBench(pkg, name string) (map[string]float64, error) {
	cmd := exec.Command("go", "test", "-run", "^$", "-bench", "^"+name+"$", pkg)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s in %s: %w\n%s", name, pkg, err, strings.TrimSpace(out.String()))
	}
	return readResults(out.String()), nil
}

func readResults(out string) map[string]float64 {
	results := map[string]float64{}
	for _, m := range resultLine.FindAllStringSubmatch(out, -1) {
		if ns, err := strconv.ParseFloat(m[2], 64); err == nil {
			results[m[1]] = ns / 1e9
		}
	}
	return results
}

// textGrowth returns the exponent k with which time grows over the length of
// the text, time ~ length^k, fitted to all lengths: 1 is linear, 2 square.
func textGrowth(*bench) (float64, error) {
	results, err := runGoBench("./backend/desk", "BenchmarkTextLength")
	if err != nil {
		return 0, err
	}
	return growth(results)
}

// growth fits a straight line to log time over log length by least squares.
// The names end in "chars=N".
func growth(results map[string]float64) (float64, error) {
	var n, sx, sy, sxx, sxy float64
	for name, s := range results {
		_, length, ok := strings.Cut(name, "chars=")
		chars, err := strconv.ParseFloat(length, 64)
		if !ok || err != nil {
			continue
		}
		x, y := math.Log(chars), math.Log(s)
		n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	if n < 2 {
		return 0, fmt.Errorf("%d lengths measured, at least 2 are needed", int(n))
	}
	return (n*sxy - sx*sy) / (n*sxx - sx*sx), nil
}
