#!/usr/bin/env bash
# Install the oldest versions that pyproject.toml allows and run the tests on them: its lower bounds are true.
# Names of test files may be given; without, all but the reader's and the terminal's tests run.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
lowest=.venv/lowest
"$uv" pip compile --quiet --resolution lowest-direct pyproject.toml -o .venv/lowest.txt
"$uv" venv --quiet --clear --python .venv/bin/python "$lowest"
# The tests' own tools are the newest that go with these.
"$uv" pip install --quiet --python "$lowest/bin/python" -c .venv/lowest.txt -e ".[dev]"
[ $# -gt 0 ] || set -- tests/unit tests/properties tests/gold
"$lowest/bin/python" -m pytest -n 2 --dist loadgroup -m "not slow" "$@"
