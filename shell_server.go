//go:build !desktop && !dev && !bindings

package main

import (
	"context"

	"broadsheet/backend/cli"
)

// shell is nil: this build has no window and opens the browser.
var shell func(context.Context, *cli.Launch) error
