#!/usr/bin/env bash
# Writes the Debian package build/out/broadsheet_VERSION_ARCH.deb around
# build/bin/broadsheet-desktop and says where it is; installs the pinned nfpm
# into build/tools at first. The same commit and program give the same package.
set -eu
cd "$(dirname "$0")/.."
nfpm=v2.45.2
tool=build/tools/nfpm-$nfpm
program=build/bin/broadsheet-desktop
out=build/out

say() { echo "package: $*" >&2; }

need_program() {
  [ -x "$program" ] && return
  say "$program was not found. Run: make desktop"
  exit 1
}

install_tool() {
  [ -x "$tool" ] && return
  say "installing nfpm $nfpm (about a minute, once)"
  GOBIN="$PWD/build/tools" go install "github.com/goreleaser/nfpm/v2/cmd/nfpm@$nfpm"
  mv build/tools/nfpm "$tool"
}

# Debian's versions begin with a digit, and "~" sorts before everything:
# v1.2.0 is 1.2.0, v1.2.0-rc.1 is 1.2.0~rc.1, five commits later it is
# 1.2.0~rc.1+5.gabc1234; before the first tag the commit's day stands in.
version() {
  local tag commits
  if ! git rev-parse -q --verify HEAD >/dev/null 2>&1; then
    echo "0.0.0~unknown"
    return
  fi
  if tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null); then
    commits=$(git rev-list --count "$tag..HEAD")
    tag=${tag#v}
    tag=${tag/-/\~}
    tag=${tag//-/.}
    [ "$commits" = 0 ] || tag+="+$commits.g$(git rev-parse --short HEAD)"
  else
    tag="0.0.0~git$(TZ=UTC git log -1 --date=format-local:%Y%m%d --format=%cd).$(git rev-parse --short HEAD)"
  fi
  [ -z "$(git status --porcelain --untracked-files=no)" ] || tag+="+dirty"
  echo "$tag"
}

# The names by which Debian knows Go's architectures, where they differ.
architecture() {
  case "$(go env GOARCH)" in
  386) echo i386 ;;
  arm) echo armhf ;;
  ppc64le) echo ppc64el ;;
  *) go env GOARCH ;;
  esac
}

# The newest symbols of the C library that the program asks for say how old a
# system may be; a program without any does not depend on it.
libc() {
  local newest
  newest=$(grep -aoE 'GLIBC_2\.[0-9]+' "$program" | sort -uV | tail -n 1)
  [ -z "$newest" ] || echo "libc6 (>= ${newest#GLIBC_})"
}

# Debian wants a changelog in its own form; ours is CHANGELOG.md.
changelog() { # VERSION FILE
  mkdir -p "$(dirname "$2")"
  {
    echo "broadsheet ($1) unstable; urgency=medium"
    echo
    echo "  * What is new: see CHANGELOG.md in the source."
    echo
    echo " -- $(sed -n 's/^maintainer: //p' build/linux/nfpm.yaml)  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
  } | gzip -9n >"$2"
}

need_program
install_tool
VERSION=$(version)
ARCH=$(architecture)
LIBC=$(libc)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export VERSION ARCH LIBC SOURCE_DATE_EPOCH
changelog "$VERSION" build/cache/package/changelog.gz
mkdir -p "$out"
package=$out/broadsheet_${VERSION}_$ARCH.deb
# nfpm tells of its faults on the standard output.
told=$("$tool" package --config build/linux/nfpm.yaml --packager deb --target "$package" 2>&1) || {
  say "$told"
  exit 1
}
echo "$PWD/$package"
