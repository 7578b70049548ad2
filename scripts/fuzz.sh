#!/usr/bin/env bash
# Runs every fuzz target for the given time each, of all packages or of some:
#   fuzz.sh 3s
#   fuzz.sh 10m ./backend/manuscript
# Exit 1 when one has a finding; the input is then under testdata/fuzz of its
# package and from there on a test case.
set -u
cd "$(dirname "$0")/.."
time=${1:?how long: 3s, 10m}
shift
[ $# -gt 0 ] || set -- ./...
work=$(mktemp -d)
log=$work/log
trap 'rm -rf "$work"' EXIT

# go test -list prints the targets of a package and then a line "ok package";
# what comes out is "package target" per line.
listing=$(go test -list '^Fuzz' "$@" 2>&1) || { echo "$listing"; echo "fuzz: not everything builds"; exit 1; }
targets=$(awk '/^Fuzz/ { names[n++] = $1 } $1 == "ok" { for (i = 0; i < n; i++) print $2, names[i] } !/^Fuzz/ { n = 0 }' <<<"$listing")

# The binary of a package is built once for all of its targets, instrumented as
# `go test -fuzz` does.
built=''
build() {
  [ "$built" = "$1" ] && return
  built=$1 folder=$(go list -f '{{.Dir}}' "$1") && go test -c -fuzz=Fuzz -o "$work/test" "$1"
}

fuzz() {
  build "$1" >"$log" 2>&1 &&
    (cd "$folder" && "$work/test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$time" -test.fuzzminimizetime 10s \
      -test.fuzzcachedir "$(go env GOCACHE)/fuzz/$1") >"$log" 2>&1
}

# The go command sometimes takes the end of the time for a failure; that is
# the one failure that leaves no input behind and is tried again.
is_false_alarm() { grep -q 'context deadline exceeded' "$log" && ! grep -q 'Failing input' "$log"; }

count=0 failed=0
while read -r package target; do
  [ -n "$target" ] || continue
  count=$((count + 1))
  if fuzz "$package" "$target" || { is_false_alarm && fuzz "$package" "$target"; }; then
    echo "ok    $package $target $(grep -o 'execs: [0-9]*' "$log" | tail -n 1)"
  else
    failed=$((failed + 1))
    echo "FAIL  $package $target"
    cat "$log"
  fi
done <<<"$targets"
echo "fuzz: $count targets for $time each, $failed with findings"
[ "$failed" -eq 0 ]
