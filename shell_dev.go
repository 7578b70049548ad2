//go:build dev

package main

// isDevelopment: the page comes from the development server of the frontend.
const isDevelopment = true
