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

# Targets are read from their sources, "package target" per line: to ask the
# test binaries for them, all of them would have to be linked.
listing=$(go list -f '{{$p := .ImportPath}}{{$d := .Dir}}{{range .TestGoFiles}}{{$p}} {{$d}}/{{.}}
{{end}}{{range .XTestGoFiles}}{{$p}} {{$d}}/{{.}}
{{end}}' "$@") || { echo "fuzz: what are the packages?"; exit 1; }
targets=$(awk 'NF { file = substr($0, length($1) + 2)
  while ((getline line <file) > 0) if (match(line, /^func Fuzz[A-Za-z0-9_]*\(/)) print $1, substr(line, 6, RLENGTH - 6)
  close(file) }' <<<"$listing")

# The binary of a package is built once for all of its targets, instrumented as
# `go test -fuzz` does, and without what only a debugger reads.
built=''
build() {
  [ "$built" = "$1" ] && return
  built=$1 folder=$(go list -f '{{.Dir}}' "$1") && go test -c -fuzz=Fuzz -ldflags '-s -w' -o "$work/test" "$1"
}

# A binary that has no such target says so and ends well.
fuzz() {
  build "$1" >"$log" 2>&1 &&
    (cd "$folder" && "$work/test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$time" -test.fuzzminimizetime 10s \
      -test.fuzzcachedir "$(go env GOCACHE)/fuzz/$1") >"$log" 2>&1 &&
    ! grep -q 'no fuzz tests to fuzz' "$log"
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
