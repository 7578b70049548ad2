#!/usr/bin/env bash
# The frontend's part of the work: frontend.sh packages | build | check | test | browser | measure | pictures
#   packages  npm's packages, as package-lock.json names them
#   build     frontend/dist, with the licences of all parts, when their sources are newer
#   check     types and style
#   test      unit tests
#   browser   the program in a real browser (needs build/bin/broadsheet and Chromium)
#   measure   the editor's figures, into build/e2e/figures.json
#   pictures  the pictures of the guide and the README, into docs/img
set -eu
cd "$(dirname "$0")/../frontend"

say() { echo "frontend: $*" >&2; }

packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "installing npm packages"
  npm ci --silent --no-progress --no-audit --no-fund
  touch node_modules/.package-lock.json
}

# What the About dialog shows of the program's parts.
licences=public/licences.json
licence_sources=(../go.mod ../go.sum package-lock.json ../LICENSE ../docs/third-party.md ../docs/licences
  ../backend/font/bundled/files ../backend/typeset/patterns ../backend/internal/licences)

has_licences() {
  [ -s $licences ] && [ -z "$(find "${licence_sources[@]}" -newer $licences -print -quit)" ]
}

gather_licences() {
  has_licences && return
  say "gathering the licences of all parts"
  (cd .. && go run ./backend/internal/licences -o frontend/$licences)
}

is_built() {
  has_licences && [ -s dist/index.html ] &&
    [ -z "$(find src public ../docs/guide ../docs/img/guide index.html package-lock.json vite.config.ts -newer dist/index.html -print -quit)" ]
}

build() {
  is_built && return
  gather_licences
  # The placeholder stays: it lets Go compile without a built frontend.
  find dist -mindepth 1 -not -name .gitkeep -delete
  npx vite build --logLevel warn
}

browser() {
  if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
    say "Chromium was not found: the browser tests are left out. On Debian: sudo apt-get install chromium fonts-noto-cjk"
    [ "${CI:-}" != true ] && return 0
    return 1
  fi
  npx vitest run --config e2e/vitest.config.ts "$@"
}

case "${1:?packages, build, check, test, browser, measure or pictures}" in
packages) packages ;;
build) packages && build ;;
check) packages && npx tsc --noEmit && npx biome ci --reporter=summary . ;;
test) packages && npx vitest run ;;
browser) shift && packages && browser "$@" ;;
measure) packages && npx vitest run --config e2e/measure.config.ts ;;
pictures) packages && npx vitest run --config e2e/pictures.config.ts ;;
*) say "what is $1?" && exit 2 ;;
esac
