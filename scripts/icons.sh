#!/usr/bin/env bash
# Draws the icons of the desktop program and of its files anew from the SVGs in
# build/icons: PNGs for Linux, the originals of macOS' icons, ICOs for Windows.
# The results are committed; run it after a change of an SVG and look at them.
set -eu
cd "$(dirname "$0")/.."

say() { echo "icons: $*" >&2; }
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

sizes=(16 24 32 48 64 128 256 512)
hicolor=build/linux/icons/hicolor

# Up to 48 px an icon has a drawing of its own whose edges are on pixels; all
# larger sizes are multiples of 64.
drawing() { # NAME SIZE
  if [ "$2" -lt 64 ]; then echo "build/icons/$1-$2.svg"; else echo "build/icons/$1-64.svg"; fi
}

png() { # NAME SIZE FILE
  mkdir -p "$(dirname "$3")"
  rsvg-convert --width "$2" --height "$2" --output "$3" "$(drawing "$1" "$2")"
}

linux() { # NAME CONTEXT
  local size
  for size in "${sizes[@]}"; do
    png "$1" "$size" "$hicolor/${size}x$size/$2/$1.png"
  done
  mkdir -p "$hicolor/scalable/$2"
  cp "$(drawing "$1" 64)" "$hicolor/scalable/$2/$1.svg"
}

# Windows takes the largest picture as a PNG, the others as bitmaps.
windows() { # CONTEXT NAME FILE
  local size pictures=()
  for size in 16 24 32 48 64 128; do
    pictures+=("$hicolor/${size}x$size/$1/$2.png")
  done
  mkdir -p build/windows
  icotool --create --output "build/windows/$3" "${pictures[@]}" --raw="$hicolor/256x256/$1/$2.png"
}

need_packages librsvg2-bin icoutils
linux broadsheet apps
linux application-x-broadsheet mimetypes
png broadsheet 1024 build/appicon.png
png application-x-broadsheet 1024 build/document.png
windows apps broadsheet icon.ico
windows mimetypes application-x-broadsheet document.ico
