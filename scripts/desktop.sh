#!/usr/bin/env bash
# The program in a window of its own: desktop.sh packages | build | check | test | measure
#   packages  Debian's libraries of the window (only as root)
#   build     build/bin/broadsheet-desktop
#   check     go vet of what only the window has
#   test      the window, driven on an X server without a screen
#   measure   its figures, into build/e2e/desktop.json
set -eu
cd "$(dirname "$0")/.."

say() { echo "desktop: $*" >&2; }
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

# Keep in step with CONTRIBUTING.md and docs/building.md.
libraries=(build-essential pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev)
screen=(xvfb openbox xdotool imagemagick procps)
tags=desktop,production,webkit2_41
version=${VERSION:-$(git describe --tags --always --dirty 2>/dev/null || echo unknown)}

has_libraries() { pkg-config --exists gtk+-3.0 webkit2gtk-4.1 2>/dev/null && command -v gcc >/dev/null; }

# On Debian what is missing is installed; elsewhere the libraries are looked for.
need_libraries() {
  has_libraries && return
  need_packages "${libraries[@]}" && has_libraries && return
  say "the window needs GTK 3, WebKitGTK 4.1 (pkg-config gtk+-3.0 webkit2gtk-4.1) and a C compiler"
  return 1
}

build() {
  need_libraries
  mkdir -p build/bin
  CGO_ENABLED=1 go build -trimpath -tags "$tags" \
    -ldflags "-s -w -X broadsheet/backend/cli.Version=$version" -o build/bin/broadsheet-desktop .
}

# Where the libraries cannot be had, the window is left out with a word.
able() {
  need_libraries && return
  say "left out"
  [ "${CI:-}" != true ] && exit 0
  exit 1
}

drive() { # CONFIG
  need_packages "${screen[@]}" || { say "left out"; return 0; }
  (cd frontend && npx vitest run --config "e2e/$1")
}

case "${1:?packages, build, check, test or measure}" in
packages) need_libraries ;;
build) build ;;
check) able && CGO_ENABLED=1 go vet -tags "$tags" . ./backend/window/... ;;
test) able && build && drive desktop.config.ts ;;
measure) able && drive desktop-measure.config.ts ;;
*) say "what is $1?" && exit 2 ;;
esac
