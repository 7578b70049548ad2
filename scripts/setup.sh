#!/usr/bin/env bash
# Brings a machine to where the program builds and its tests run: Debian
# packages (only as root), Go modules, npm packages, the faces that the program
# embeds.
# Under a second when everything is there. "setup.sh fonts": the faces alone.
set -eu
cd "$(dirname "$0")/.."

# The Kai comes from fonts-lxgw-wenkai; Chromium, with faces for the interface,
# runs the browser tests; the others let tests read back PDF and pictures with
# tools that are not ours. Keep in step with CONTRIBUTING.md.
packages=(fonts-lxgw-wenkai chromium fonts-noto-cjk mupdf-tools poppler-utils qpdf ghostscript libimage-exiftool-perl libheif-examples)

say() { echo "setup: $*" >&2; }
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

debian() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system: install the equivalents of ${packages[*]} yourself"
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages "${packages[@]}")
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" != 0 ]; then
    say "missing: ${missing[*]}"
    say "run: sudo apt-get install ${missing[*]}   (without them some tests are skipped, and Kai text falls to another face)"
    return
  fi
  say "installing ${missing[*]}"
  install_packages "${missing[@]}" || say "could not install ${missing[*]}: some tests will be skipped"
}

need() {
  command -v "$1" >/dev/null && return
  say "$1 was not found. $2"
  exit 1
}

fonts() {
  if [ -x backend/font/bundled/fetch.sh ] || [ -f backend/font/bundled/fetch.sh ]; then
    bash backend/font/bundled/fetch.sh
  fi
}

need go "Install Go $(sed -n 's/^go //p' go.mod) or later."
need npm "Install Node.js 20 or later: the editor is built with it, and the faces come as npm packages."
debian
fonts
[ "${1:-all}" = fonts ] && exit 0
scripts/frontend.sh packages
go mod download
