// Command broadsheet composes illustrated newspaper pages and shows the editor
// in which they are worked on: in a window of its own, or in the browser.
package main

import (
	"os"

	"broadsheet/backend/cli"
	"broadsheet/frontend"
)

func main() { os.Exit(cli.Execute(frontend.Dist(), shell)) }
