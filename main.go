// Command broadsheet composes illustrated newspaper pages.
package main

import (
	"os"

	"broadsheet/backend/cli"
)

func main() { os.Exit(cli.Execute()) }
