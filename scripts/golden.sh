#!/usr/bin/env bash
# Writes the golden files of all packages that have some anew. The -update
# flag exists only where the golden helper is imported or a test declares it.
set -eu
cd "$(dirname "$0")/.."
mapfile -t packages < <(grep -rlE '"broadsheet/backend/internal/golden"|flag\.Bool\("update"' --include='*_test.go' backend | xargs -r -n 1 dirname | sort -u | sed 's,^,./,')
if [ ${#packages[@]} -eq 0 ]; then
  echo "golden: no package has golden files"
  exit 0
fi
go test "${packages[@]}" -update
if command -v git >/dev/null; then git status --short -- 'backend/*testdata*'; fi
