#!/usr/bin/env bash
# What must pass before a change lands. Every step runs, so that one look at
# the summary shows all that is wrong. test.sh 3s: time for each fuzz target.
set -u
cd "$(dirname "$0")/.."
fuzz_time=${1:-3s}
summary=() failed=0

step() {
  local name=$1 begin=$SECONDS verdict=ok
  shift
  echo "== $name"
  "$@" || { verdict=FAIL; failed=1; }
  summary+=("$(printf '%-4s  %-10s %4d s' $verdict "$name" $((SECONDS - begin)))")
}

formatting() {
  local files
  files=$(find . -name '*.go' -not -path '*/node_modules/*' -not -path './.git/*' -print0 | xargs -0 gofmt -l) || return 1
  [ -z "$files" ] || { echo "gofmt would change:"; echo "$files"; return 1; }
}

# One set of compiled packages serves the program, vet, the tests and the fuzz
# binaries: with and without -trimpath they would be compiled twice.
GOFLAGS="$(go env GOFLAGS) -trimpath"
export GOFLAGS

program() { go build -o build/bin/broadsheet . ; }

# What vet has to say was said by then.
tests() { go test -vet=off ./... ; }

step set-up scripts/setup.sh
step frontend scripts/frontend.sh build
step build go build ./...
step program program
step gofmt formatting
step vet go vet ./...
step vet-window scripts/desktop.sh check
step ts-check scripts/frontend.sh check
step ts-tests scripts/frontend.sh test
step tests tests
step browser scripts/frontend.sh browser
step window scripts/desktop.sh test
step fuzz scripts/fuzz.sh "$fuzz_time"

echo
printf '%s\n' "${summary[@]}"
[ $failed -eq 0 ] && echo "all passed" || echo "FAILED: see above"
exit $failed
