"""Write organizations.json, the form that the program loads, from organizations.toml, the form that people edit.

    python tools/organizations.py [--check]

`--check` writes nothing and exits with 1 where the two differ.
"""

import json
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src/mou_tui/organizations"


def compiled() -> str:
    """organizations.toml as the resolver loads it: one row a line, so that a change shows as a change of its line."""
    bodies = tomllib.loads((FOLDER / "organizations.toml").read_text("utf-8"))
    rows = [json.dumps({"id": body_id, **body}, ensure_ascii=False) for body_id, body in bodies.items()]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def main() -> int:
    target = FOLDER / "organizations.json"
    if "--check" in sys.argv[1:]:
        return int(target.read_text("utf-8") != compiled())
    target.write_text(compiled(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
