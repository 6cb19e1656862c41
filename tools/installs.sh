#!/usr/bin/env bash
# Build the wheel and the source distribution, and try each in clean environments: with the pip that each Python brings and with the
# newest, with pipx and with uv, on every Python from 3.11 on that is here. Prints a line for each; ends with 1 where one fails.
# Pythons may be named: tools/installs.sh python3.12
set -uo pipefail
cd "$(dirname "$0")/.."
uv=$PWD/.venv/bin/uv
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
.venv/bin/python -m build --outdir "$place/dist" . >"$place/build.log" 2>&1 || { tail -5 "$place/build.log"; exit 1; }
wheel=$(echo "$place"/dist/*.whl) source=$(echo "$place"/dist/*.tar.gz)
export MOU_TUI_DATA_DIR=$place/data MOU_TUI_CACHE_DIR=$place/cache MOU_TUI_LANG=en PIP_DISABLE_PIP_VERSION_CHECK=1
cd "$place"
failed=0

try() {  # WORDS PROGRAM: the program finds its samples, its docs and all its libraries
  local words=$1 program=$2
  if [ -x "$program" ] && [ "$("$program" list --format jsonl | wc -l)" = 5 ] && "$program" help query-language >/dev/null &&
    "$program" doctor >"$place/doctor.log" 2>&1; then
    echo "ok      $words"
  else
    echo "FAILED  $words: $(tail -1 "$place/install.log" | cut -c1-160) $(grep -m1 '✗' "$place/doctor.log" | cut -c1-160)"
    failed=1
  fi
}

pythons=("$@")
if [ ${#pythons[@]} = 0 ]; then
  for minor in 11 12 13 14; do
    found=$("$uv" python find --no-python-downloads --no-project "3.$minor" 2>/dev/null) && pythons+=("$found") || echo "absent  Python 3.$minor"
  done
fi
for python in "${pythons[@]}"; do
  version=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
  for pip in brought newest; do
    env=$place/env-$pip
    "$python" -m venv "$env" && { [ $pip = brought ] || "$env/bin/pip" install --quiet --upgrade pip; } >"$place/install.log" 2>&1
    number=$("$env/bin/pip" --version | cut -d' ' -f2)
    file=$wheel; [ $pip = newest ] && file=$source
    "$env/bin/pip" install --quiet "$file" >>"$place/install.log" 2>&1
    try "Python $version, pip $number, ${file##*.}" "$env/bin/mou-tui"
    if [ $pip = newest ]; then
      "$env/bin/pip" install --quiet pipx >"$place/install.log" 2>&1
      PIPX_HOME=$place/pipx PIPX_BIN_DIR=$place/pipx-bin PIPX_MAN_DIR=$place/pipx-man "$env/bin/pipx" install --quiet --python "$python" "$wheel" >>"$place/install.log" 2>&1
      try "Python $version, pipx $("$env/bin/pipx" --version), whl" "$place/pipx-bin/mou-tui"
      rm -rf "$place/pipx" "$place/pipx-bin"
    fi
    rm -rf "$env"
  done
  UV_TOOL_DIR=$place/uv UV_TOOL_BIN_DIR=$place/uv-bin "$uv" tool install --quiet --python "$python" "$wheel" >"$place/install.log" 2>&1
  try "Python $version, uv $("$uv" --version | cut -d' ' -f2), whl" "$place/uv-bin/mou-tui"
  rm -rf "$place/uv" "$place/uv-bin"
done
exit $failed
