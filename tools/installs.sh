#!/usr/bin/env bash
# Build the wheel and the source distribution, and try each in clean environments, on every Python from 3.11 on that is here.
#   tools/installs.sh [PYTHON…]         some Pythons only: tools/installs.sh python3.14
#   WAYS="old-pip uvx" tools/installs.sh  some ways only, of: old-pip pip pipx uv uvx
# Prints a row of a table for each environment: what was installed, and whether it reads every sample, starts the reader in a pseudo-terminal,
# finds nothing wrong (doctor) and has its man pages. Ends with 1 where something fails, with 75 where no package index can be reached.
set -uo pipefail
cd "$(dirname "$0")/.."
ways=${WAYS:-old-pip pip pipx uv uvx}
uv=$PWD/.venv/bin/uv starts=$PWD/tools/starts.py
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
log=$place/log env=$place/env
export MOU_TUI_DATA_DIR=$place/data MOU_TUI_CACHE_DIR=$place/cache MOU_TUI_LANG=en PIP_DISABLE_PIP_VERSION_CHECK=1 TERM=xterm-256color
export PIPX_HOME=$env/pipx PIPX_BIN_DIR=$env/bin PIPX_MAN_DIR=$env/share/man UV_TOOL_DIR=$env/uv UV_TOOL_BIN_DIR=$env/bin
failed=0

pythons=("$@")
if [ ${#pythons[@]} = 0 ]; then
  for minor in 11 12 13 14; do
    found=$("$uv" python find --no-python-downloads --no-project --system "3.$minor" 2>/dev/null) ||
      found=$(ls -d "$HOME/.pyenv/versions/3.$minor".*/bin/python 2>/dev/null | tail -1)
    if [ -n "$found" ]; then pythons+=("$found"); else echo "Python 3.$minor is not here" >&2; fi
  done
fi
"$uv" build --quiet --no-config --python "${pythons[0]}" --out-dir "$place/dist" . >"$log" 2>&1 || {
  tail -5 "$log" >&2
  grep -qiE "dns error|connect|could not find a version|no matching distribution" "$log" && exit 75
  exit 1
}
wheel=$(echo "$place"/dist/*.whl) source=$(echo "$place"/dist/*.tar.gz)

install() {  # WAY PYTHON: into $env, where bin/mou-tui is the program afterwards
  case $1 in
    old-pip)
      "$2" -m venv "$env" && tool="pip"
      # The pip of Debian 12; later Pythons cannot run it, and bring one of their own time.
      ! "$2" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || "$env/bin/pip" install --quiet pip==23.0.1
      "$env/bin/pip" install --quiet "$wheel" ;;
    pip)
      "$2" -m venv "$env" && tool="pip" && "$env/bin/pip" install --quiet --upgrade pip && "$env/bin/pip" install --quiet "$source" ;;
    pipx)
      "$2" -m venv "$place/pipx" && tool="pipx" && "$place/pipx/bin/pip" install --quiet pipx && "$place/pipx/bin/pipx" install --quiet --python "$2" "$wheel" ;;
    uv)
      tool="uv" && "$uv" tool install --quiet --python "$2" "$source" ;;
    uvx)
      tool="uvx" && mkdir -p "$env/bin" && printf '#!/bin/sh\nexec "%s" --quiet tool run --python "%s" --from "%s" mou-tui "$@"\n' "$uv" "$2" "$wheel" >"$env/bin/mou-tui" &&
        chmod +x "$env/bin/mou-tui" && "$env/bin/mou-tui" --version ;;
  esac >"$log" 2>&1
}

tool_version() {
  case $tool in
    pip) "$env/bin/pip" --version | cut -d' ' -f1,2 ;;
    pipx) echo "pipx $("$place/pipx/bin/pipx" --version)" ;;
    *) echo "$tool $("$uv" --version | cut -d' ' -f2)" ;;
  esac
}

yes_or_no() {  # COMMAND…: ✓ or ✗, and remember a ✗
  if "$@" >"$log" 2>&1; then mark=✓; else mark=✗ failed=1; tail -3 "$log" | cut -c1-200 >&2; fi
}

reads() { [ "$("$program" list --format jsonl | wc -l)" = 5 ] && "$program" show bffd27ce && "$program" --lang th --help | grep คำสั่ง; }
has_pages() { "$program" help query-language && { [ "$way" = uvx ] || find -L "$env" -name mou-tui-search.1 | grep -q .; }; }

echo "| Python | installed by | of | reads | reader | doctor | pages | MB | seconds |"
echo "|---|---|---|---|---|---|---|---|---|"
cd "$place"
for python in "${pythons[@]}"; do
  version=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
  for way in $ways; do
    rm -rf "$env" "$place/pipx"
    began=$SECONDS
    install "$way" "$python" || { tail -3 "$log" | cut -c1-200 >&2; echo "| $version | $way | | ✗ | | | | | |"; failed=1; continue; }
    took=$((SECONDS - began)) program=$env/bin/mou-tui what=wheel
    { [ "$way" = pip ] || [ "$way" = uv ]; } && what=sdist
    megabytes=$(du -sm "$env" | cut -f1)
    [ "$way" = uvx ] && megabytes=–
    row="| $version | $(tool_version) | $what |"
    for check in reads "$python $starts $program" "$python $starts --ends $program doctor" has_pages; do
      yes_or_no $check
      row+=" $mark |"
    done
    echo "$row $megabytes | $took |"
  done
done
exit $failed
