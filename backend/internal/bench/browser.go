package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// browserFile is where the browser's measurements end, by name, in
// milliseconds or MiB.
var browserFile = filepath.Join("build", "e2e", "figures.json")

// inBrowser returns a measure that takes a figure from the editor as it runs in
// a real browser; unit is what one of the file's numbers is worth. The first
// one asked for runs all of them.
func inBrowser(name string, unit float64) func(*bench) (float64, error) {
	return func(b *bench) (float64, error) {
		if b.browser == nil {
			figures, err := measureInBrowser(b.binary)
			if err != nil {
				return 0, err
			}
			b.browser = figures
		}
		value, ok := b.browser[name]
		if !ok {
			return 0, fmt.Errorf("%s does not tell %s", browserFile, name)
		}
		return value * unit, nil
	}
}

func measureInBrowser(binary string) (map[string]float64, error) {
	_ = os.Remove(browserFile)
	cmd := exec.Command("bash", "scripts/frontend.sh", "measure")
	cmd.Env = append(os.Environ(), "BROADSHEET_BINARY="+binary)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	runErr := cmd.Run()
	data, err := os.ReadFile(browserFile)
	if err != nil {
		return nil, fmt.Errorf("measuring in the browser: %w\n%s", runErr, strings.TrimSpace(out.String()))
	}
	figures := map[string]float64{}
	return figures, json.Unmarshal(data, &figures)
}
