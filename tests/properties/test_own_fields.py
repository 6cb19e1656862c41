"""Own fields carry any text into corrections.toml and back, and are found by what stands in them."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples
from tests.properties.test_annotations_toml import MOMENTS, REFS, TEXT

from mou_tui import locations
from mou_tui.annotations.annotations import CORRECTIONS
from mou_tui.annotations.own_fields import OwnValue, own_value_from_table, own_value_to_table
from mou_tui.library import Library
from mou_tui.library.charmap import matchable
from mou_tui.library.fields import FIELD_BY_NAME, own_fields
from mou_tui.library.marks import Marks
from mou_tui.library.query import parse_query
from mou_tui.library.query_tree import FieldText
from mou_tui.settings import USUAL_FIELDS
from mou_tui.thai.canonical import canonical_line
from mou_tui.thai.keyboard import to_latin, to_thai

VALUES = TEXT.map(canonical_line).filter(bool)
OWN = st.builds(
    OwnValue, uid=st.uuids().map(lambda u: u.hex[:12]), article=REFS, created=MOMENTS, changed=MOMENTS,
    field=st.sampled_from([*USUAL_FIELDS]), value=VALUES,
)  # fmt: skip


@examples(20)
@given(st.lists(OWN, max_size=3, unique_by=lambda own: own.uid))
def test_what_is_written_is_read(values: list[OwnValue]) -> None:
    document = CORRECTIONS.empty()
    for own in values:
        document.insert(len(document.entries), document.entry(own_value_to_table(own)))
    again = CORRECTIONS.parse(document.to_bytes())
    assert again.items == tuple(values)
    assert CORRECTIONS.parse(again.to_bytes()).to_bytes() == again.to_bytes()


@given(OWN)
def test_a_table_is_its_value(own: OwnValue) -> None:
    assert own_value_from_table(own_value_to_table(own)) == own


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("news")
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"ข่าว {name}\n1 กันยายน 2566\nเนื้อความ", "utf-8")
    return Library.open([folder], index=":memory:")


@given(VALUES.filter(lambda value: not set(value) & set('"“”') and matchable(value).strip(" *")))
def test_a_value_is_found_by_all_of_it_and_by_nothing_else(library: Library, value: str) -> None:
    one, _other = library.all_rows()
    marks = Marks(fields={one.id: {"owner": value}})
    for name in ("owner", "เจ้าของเรื่อง"):
        found = library.found(parse_query(f'{name}:="{value}"', expand=False), marks=marks)
        assert list(found) == [one.rowid]
        assert list(library.found(parse_query(f'{name}:"{value}ๆ"', expand=False), marks=marks)) == []
    assert list(library.found(parse_query(f'renewal:"{value}"', expand=False), marks=marks)) == []
    assert list(library.found(parse_query("owner:*"), marks=marks)) == [one.rowid]


@given(st.sampled_from(sorted(own_fields())), TEXT)
def test_a_condition_on_an_own_field_is_one_or_is_told(name: str, text: str) -> None:
    query = parse_query(f"{name}:{text}", partial=True, expand=False)
    asked = [node for node in _nodes(query.root) if isinstance(node, FieldText) and node.field.own]
    assert asked or query.error is not None or not matchable(canonical_line(text)).strip()


def _nodes(node: object) -> list[object]:
    parts = getattr(node, "parts", ()) or ((node.part,) if hasattr(node, "part") else ())
    return [node, *(inner for part in parts for inner in _nodes(part))]


NAMES = st.dictionaries(
    st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True),
    st.text(st.sampled_from("กขค เ็ABab"), min_size=1, max_size=12).map(lambda n: " ".join(n.split())).filter(bool),
    min_size=1, max_size=3,
)  # fmt: skip


@examples(20)
@given(NAMES)
def test_fields_that_the_settings_name_are_found_by_id_and_name(
    tmp_path_factory: pytest.TempPathFactory, names: Mapping[str, str]
) -> None:
    path: Path = tmp_path_factory.mktemp("settings") / "settings.toml"
    lines = "".join(f'{id_} = "{name}"\n' for id_, name in names.items())
    path.write_text(f"[fields]\n{lines}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locations, "_overrides", {})
        patch.setenv("MOU_TUI_SETTINGS", str(path))
        if len(set(names.values())) < len(names):
            return
        for id_ in names:
            assert id_ in FIELD_BY_NAME or own_fields()[id_].own == id_
    assert {f.own for f in own_fields().values()} == set(USUAL_FIELDS)


@pytest.mark.parametrize("typed", ["เลขที่ซ8393", f"{to_latin('เลขที่')}:8393", to_thai("file_number:8393"), "8393"])
def test_either_keyboard_names_a_field(library: Library, typed: str) -> None:
    from mou_tui.library.did_you_mean import did_you_mean

    one, _other = library.all_rows()
    marks = Marks(fields={one.id: {"file_number": "อว 8393/2567"}})

    def finds(text: str) -> bool:
        query = parse_query(text, partial=True)
        return query.error is None and bool(library.found(query, marks=marks))

    assert bool(did_you_mean(typed, finds)) == (typed != "8393")
