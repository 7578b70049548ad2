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

// driven is a place in which the program is driven as by a user, and measured:
// by a script that writes the figures to a file, by name, in milliseconds or MiB.
type driven struct{ script, file string }

var (
	browser = driven{"scripts/frontend.sh", filepath.Join("build", "e2e", "figures.json")}
	desktop = driven{"scripts/desktop.sh", filepath.Join("build", "e2e", "desktop.json")}
)

// measure returns a measure that takes a figure from there; unit is what one of
// the file's numbers is worth. The first one asked for runs all of them.
func (d driven) measure(name string, unit float64) func(*bench) (float64, error) {
	return func(b *bench) (float64, error) {
		figures, err := b.drive(d)
		if err != nil {
			return 0, err
		}
		value, ok := figures[name]
		if !ok {
			return 0, fmt.Errorf("%s does not tell %s", d.file, name)
		}
		return value * unit, nil
	}
}

// drive measures once.
func (b *bench) drive(d driven) (map[string]float64, error) {
	if figures, ok := b.driven[d]; ok {
		return figures, nil
	}
	figures, err := d.run(b.binary)
	if err == nil {
		if b.driven == nil {
			b.driven = map[driven]map[string]float64{}
		}
		b.driven[d] = figures
	}
	return figures, err
}

func (d driven) run(binary string) (map[string]float64, error) {
	_ = os.Remove(d.file)
	cmd := exec.Command("bash", d.script, "measure")
	cmd.Env = append(os.Environ(), "BROADSHEET_BINARY="+binary)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	runErr := cmd.Run()
	data, err := os.ReadFile(d.file)
	if err != nil {
		return nil, fmt.Errorf("%s measure: %w\n%s", d.script, runErr, strings.TrimSpace(out.String()))
	}
	figures := map[string]float64{}
	return figures, json.Unmarshal(data, &figures)
}
