#!/usr/bin/env bash
# Runs golangci-lint; installs the pinned version into build/tools at first.
set -eu
cd "$(dirname "$0")/.."
version=v2.15.0
tool=build/tools/golangci-lint-$version

if [ ! -x "$tool" ]; then
  echo "lint: installing golangci-lint $version (about a minute, once)" >&2
  GOBIN="$PWD/build/tools" go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$version"
  mv build/tools/golangci-lint "$tool"
fi
"$tool" run ./...
