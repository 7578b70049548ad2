# shellcheck shell=bash
# Debian packages for the scripts that need them; to be sourced by a script
# that has say().

missing_packages() { # PACKAGE…
  local p
  for p in "$@"; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || echo "$p"
  done
}

# apt fetches the package lists first where a fresh machine has none, and once
# more when they turn out to be too old to install from.
install_packages() { # PACKAGE…
  export DEBIAN_FRONTEND=noninteractive
  compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
}

# need_packages installs what is missing, or says what to install and fails.
need_packages() { # PACKAGE…
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system: install the equivalents of $* yourself"
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" != 0 ]; then
    say "missing: ${missing[*]}"
    say "run: sudo apt-get install ${missing[*]}"
    return 1
  fi
  say "installing ${missing[*]}"
  install_packages "${missing[@]}"
}
