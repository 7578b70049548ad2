//go:build bindings

package main

// makesBindings: the Wails tool runs the program to learn what is bound.
// Nothing is, so nothing is opened.
const makesBindings = true
