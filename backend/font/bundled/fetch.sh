#!/bin/sh
# Puts the faces that the program embeds into files/. Takes no time when they
# are there; otherwise npm brings two packages (200 MB, removed afterwards) and
# Debian's fonts-lxgw-wenkai the Kai. Without the Kai the program still builds
# and works: Kai text is set in another face, and the page says so.
set -eu
cd "$(dirname "$0")"

serif="400Regular 600SemiBold 900Black"
sans="400Regular 500Medium 900Black"
kai=LXGWWenKai-Regular.ttf
kai_installed=/usr/share/fonts/truetype/lxgw-wenkai/$kai

say() { echo "fonts: $*" >&2; }

# "package style file" of each face that comes from npm
npm_faces() {
  for w in $serif; do echo "noto-serif-sc $w NotoSerifSC_$w.ttf"; done
  for w in $sans; do echo "noto-sans-sc $w NotoSansSC_$w.ttf"; done
}

npm_missing() {
  npm_faces | while read -r _ _ file; do [ -s "files/$file" ] || echo "$file"; done
}

# A copy that was cut short must not look like a face: it gets its name last.
put() {
  cp "$1" "files/$2.part"
  mv "files/$2.part" "files/$2"
}

fetch_npm() {
  if ! command -v npm >/dev/null; then
    say "npm was not found; it brings Noto Serif SC and Noto Sans SC. Install Node.js 20 or later and run this again."
    exit 1
  fi
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp package.json .npmrc "$work"
  say "fetching $(npm_missing | wc -l) faces by npm (about 200 MB)"
  (cd "$work" && npm install --silent --no-progress --ignore-scripts) || {
    say "npm could not fetch the packages named in $(pwd)/package.json"
    exit 1
  }
  npm_faces | while read -r package style file; do
    put "$work/node_modules/@expo-google-fonts/$package/$style/$file" "$file"
  done
}

fetch_kai() {
  if [ ! -s "$kai_installed" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing fonts-lxgw-wenkai"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-lxgw-wenkai >/dev/null || true
  fi
  if [ -s "$kai_installed" ]; then
    put "$kai_installed" "$kai"
  else
    say "LXGW WenKai is missing; Kai text will be set in another face. To have it: sudo apt-get install fonts-lxgw-wenkai, then run this again."
  fi
}

mkdir -p files
[ -s "files/$kai" ] || fetch_kai
[ -z "$(npm_missing)" ] || fetch_npm
