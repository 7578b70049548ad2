#!/usr/bin/env bash
# Installs the Debian package, looks at what a desktop gets from it, and removes
# it again: package-test.sh [FILE.deb], by default the newest in build/out.
# Only as root, and only where Broadsheet is not installed; else it is left out.
# What the package depends on stays installed.
set -eu
cd "$(dirname "$0")/.."

say() { echo "package-test: $*" >&2; }
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

faults=0
fault() {
  say "FAILED: $*"
  faults=$((faults + 1))
}

left_out() {
  say "left out: $*"
  exit 0
}

newest() { find build/out -maxdepth 1 -name 'broadsheet_*.deb' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2-; }

# The package's files and folders, as its archive names them.
list() {
  dpkg-deb --fsys-tarfile "$package" | tar -tf - | sed 's|^\.||' >"$scratch/paths"
}
files() { grep -v '/$' "$scratch/paths"; }
folders() { sed -n 's|\(.\)/$|\1|p' "$scratch/paths"; }

# A status that is not empty is also that of a removed package whose settings
# are still there.
refuse_if_installed() {
  local file
  ! dpkg-query -W -f '${db:Status-Abbrev}\n' broadsheet 2>/dev/null | grep -qv '^un' ||
    left_out "a package named broadsheet is installed already; it is not touched"
  while read -r file; do
    [ ! -e "$file" ] || left_out "$file exists already; it is not touched"
  done < <(files)
}

# The documentation too, where a machine is set to leave it out.
install_it() {
  export DEBIAN_FRONTEND=noninteractive
  local options=(-y -qq --no-install-recommends -o 'DPkg::Options::=--path-include=/usr/share/doc/broadsheet/*')
  compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || apt-get update -qq
  apt-get install "${options[@]}" "$package" >/dev/null ||
    { apt-get update -qq && apt-get install "${options[@]}" "$package" >/dev/null; }
}

remove_it() {
  DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq broadsheet >/dev/null
}

# However the test ends, its package goes; another's was never reached.
clean_up() {
  rm -rf "$scratch"
  [ -z "$installed" ] || dpkg --purge broadsheet >/dev/null 2>&1 || say "broadsheet could not be removed"
}

every_file_is_there() {
  local file
  while read -r file; do
    [ -s "$file" ] || fault "$file is missing or empty"
  done < <(files)
  [ -z "$(dpkg --verify broadsheet)" ] || fault "dpkg --verify: $(dpkg --verify broadsheet)"
}

program_runs() {
  local said
  said=$(/usr/bin/broadsheet version 2>&1) || fault "broadsheet version ended with $?"
  [[ $said == broadsheet\ * ]] || fault "broadsheet version said: $said"
}

# A page has started in the window, and the program ends as it is asked to.
window_starts() {
  local display screen program state=
  mkfifo "$scratch/display"
  Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$scratch/display" >/dev/null 2>&1 &
  screen=$!
  read -r display <"$scratch/display"
  DISPLAY=":$display" HOME="$scratch" /usr/bin/broadsheet --data "$scratch/library" --addr 127.0.0.1:7498 \
    --token package-test >/dev/null 2>"$scratch/window" &
  program=$!
  for _ in $(seq 100); do
    state=$(curl -fsS -H 'Authorization: Bearer package-test' http://127.0.0.1:7498/api/shell 2>/dev/null) || true
    [[ $state == *'"pages":1'* ]] && break
    sleep 0.2
  done
  [[ $state == *'"pages":1'* ]] || fault "no page in the window: ${state:-no answer}, $(tail -n 3 "$scratch/window")"
  kill "$program"
  wait "$program" || fault "the window ended with $?"
  kill "$screen"
}

entries_are_valid() {
  local entry
  while read -r entry; do
    desktop-file-validate "$entry" || fault "$entry is not valid"
  done < <(files | grep '\.desktop$')
  appstreamcli validate --no-net --no-color /usr/share/metainfo/local.broadsheet.editor.metainfo.xml >"$scratch/appstream" 2>&1 ||
    fault "$(cat "$scratch/appstream")"
}

# As on a fresh account: what a user has chosen does not count. GNOME's way of
# asking is that of most desktops.
desktop() { env -u XDG_DATA_DIRS HOME="$scratch" XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CURRENT_DESKTOP=GNOME "$@"; }

# By its name, also where the first bytes say zip.
file_type_is_known() {
  local type opener
  printf 'PK\003\004' >"$scratch/x.broadsheet"
  type=$(desktop xdg-mime query filetype "$scratch/x.broadsheet") || true
  [ "$type" = application/x-broadsheet ] || fault "the type of x.broadsheet is $type"
  opener=$(desktop xdg-mime query default application/x-broadsheet) || true
  [ "$opener" = broadsheet.desktop ] || fault "x.broadsheet would be opened by ${opener:-nothing}"
}

# Text editors and word processors keep their files; we come last.
manuscripts_stay_with_others() {
  local type programs
  for type in text/plain application/vnd.openxmlformats-officedocument.wordprocessingml.document; do
    programs=$(sed -n "s|^$type=||p" /usr/share/applications/mimeinfo.cache)
    [[ $programs == *zz-broadsheet-manuscript.desktop\; ]] || fault "programs for $type: $programs"
  done
}

nothing_is_left() {
  local path
  while read -r path; do
    [ ! -e "$path" ] || fault "$path is left"
  done < <(files)
  while read -r path; do
    [ ! -e "$path" ] || dpkg-query -S "$path" >/dev/null 2>&1 || fault "the folder $path is left"
  done < <(folders)
  [ ! -e /usr/share/mime/application/x-broadsheet.xml ] || fault "the file type is left"
  ! grep -q broadsheet /usr/share/applications/mimeinfo.cache || fault "a mention in mimeinfo.cache is left"
}

if ! command -v dpkg-deb >/dev/null || ! command -v apt-get >/dev/null; then
  left_out "not a Debian system"
fi
[ "$(id -u)" = 0 ] || left_out "only root can install a package; run: sudo scripts/package-test.sh"
package=${1:-$(newest)}
if [ ! -f "$package" ]; then
  say "no package in build/out. Run: scripts/package.sh"
  exit 1
fi
package=$(realpath "$package")
scratch=$(mktemp -d)
installed=
trap clean_up EXIT
list
refuse_if_installed
need_packages desktop-file-utils shared-mime-info xdg-utils libglib2.0-bin appstream xvfb curl

say "installing $package"
installed=yes
install_it
every_file_is_there
program_runs
window_starts
entries_are_valid
file_type_is_known
manuscripts_stay_with_others
say "removing it"
remove_it
installed=
nothing_is_left
if [ "$faults" -gt 0 ]; then
  say "$faults faults"
  exit 1
fi
say "passed"
