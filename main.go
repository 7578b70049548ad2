// Command broadsheet composes illustrated newspaper pages and serves the editor
// in which they are worked on.
package main

import (
	"os"

	"broadsheet/backend/cli"
	"broadsheet/frontend"
)

func main() { os.Exit(cli.Execute(frontend.Dist())) }
