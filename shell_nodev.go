//go:build (desktop || bindings) && !dev

package main

const isDevelopment = false
