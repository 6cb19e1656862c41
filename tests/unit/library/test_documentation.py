"""docs/query-language.md and the language agree."""

import re
from pathlib import Path

from mou_tui.library.fields import FIELDS
from mou_tui.library.query import parse_query

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "query-language.md").read_text(encoding="utf-8")


def test_every_name_of_every_field_is_documented() -> None:
    documented = set(re.findall(r"`([A-Za-zก-๎]+):`", PAGE))
    assert documented == {name for field in FIELDS for name in field.names}


def test_every_choice_is_documented() -> None:
    for field in FIELDS:
        (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{field.name}:`")]
        for value in {value for _word, value in field.choices}:
            assert f"`{value}`" in line, (field.name, value)


def test_the_examples_parse() -> None:
    examples = re.findall(r"`((?:[a-zก-๎]+:)[^`\s]+[^`]*)`", PAGE)
    assert len(examples) >= 15
    for example in examples:
        if not example.endswith(":") and example != "foo:bar" and example not in ("field:value",):
            parse_query(example)
    for line in re.findall(r"(?m)^    (.+?)\s{3,}", PAGE):
        parse_query(line)
