"""organizations.toml is consistent with itself, and organizations.json is what it says."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from mou_tui import organizations
from mou_tui.organizations import candidates, resolve
from mou_tui.thai.canonical import canonical

FOLDER = Path(organizations.__file__).parent
ROOT = Path(__file__).resolve().parents[3]
KINDS = {
    "ministry", "department", "government-body", "public-organization", "state-enterprise", "independent-body", "police",
    "university", "foreign-university", "research", "hospital", "bank", "exchange", "company", "association", "foundation",
    "international", "agency", "government",
}  # fmt: skip
KEYS = {
    "kind", "name_th", "name_en", "abbreviations_th", "abbreviations_latin", "other_names", "ambiguous", "parent", "ror",
}  # fmt: skip
THAI = re.compile("[ก-๎]")


@pytest.fixture(scope="module")
def bodies() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / "organizations.toml").read_text("utf-8"))


def spelt(form: str) -> str:
    return re.sub(r"[\s.]", "", form).lower()


def forms(body: dict[str, Any]) -> list[str]:
    names = [body.get("name_th", ""), body.get("name_en", ""), *body.get("other_names", [])]
    return [form for form in (*names, *body.get("abbreviations_th", []), *body.get("abbreviations_latin", [])) if form]


def test_it_knows_at_least_600_bodies_by_sorted_ids(bodies: dict[str, dict[str, Any]]) -> None:
    assert len(bodies) >= 600
    assert list(bodies) == sorted(bodies)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", body_id) for body_id in bodies)


def test_every_body_has_a_kind_and_a_name_and_no_unknown_key(bodies: dict[str, dict[str, Any]]) -> None:
    for body_id, body in bodies.items():
        assert set(body) <= KEYS, body_id
        assert body["kind"] in KINDS, body_id
        assert body.get("name_th") or body.get("name_en"), body_id


def test_every_form_is_canonical_and_in_its_own_script(bodies: dict[str, dict[str, Any]]) -> None:
    for body_id, body in bodies.items():
        for form in forms(body):
            assert form == canonical(form) == " ".join(form.split()), (body_id, form)
        assert THAI.search(body.get("name_th", "ก")), body_id
        assert not THAI.search(body.get("name_en", "")), body_id
        assert all(THAI.search(form) for form in body.get("abbreviations_th", [])), body_id
        assert not any(THAI.search(form) for form in body.get("abbreviations_latin", [])), body_id


def test_no_body_lists_a_form_twice_and_no_name_belongs_to_two(bodies: dict[str, dict[str, Any]]) -> None:
    owners: dict[str, str] = {}
    for body_id, body in bodies.items():
        assert not [form for form, times in Counter(forms(body)).items() if times > 1], body_id
        for name in (body.get("name_th"), body.get("name_en"), *body.get("other_names", [])):
            if name:
                assert owners.setdefault(spelt(name), body_id) == body_id, name


def test_an_abbreviation_is_unique_or_marked_ambiguous_wherever_it_stands(bodies: dict[str, dict[str, Any]]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for body_id, body in bodies.items():
        for form in forms(body):
            owners[spelt(form)].add(body_id)
    for body_id, body in bodies.items():
        short = {*body.get("abbreviations_th", []), *body.get("abbreviations_latin", [])}
        marked = set(body.get("ambiguous", []))
        assert marked <= short, body_id
        for form in short:
            if len(owners[spelt(form)]) > 1:
                assert form in marked, (body_id, form, owners[spelt(form)])


def test_ror_ids_have_the_form_of_ror_ids_and_belong_to_one_body_each(bodies: dict[str, dict[str, Any]]) -> None:
    ids = [body["ror"] for body in bodies.values() if "ror" in body]
    assert len(ids) >= 100
    assert all(re.fullmatch(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}\d\d", ror) for ror in ids)
    assert not [ror for ror, times in Counter(ids).items() if times > 1]


def test_ror_ids_are_those_of_the_registry(bodies: dict[str, dict[str, Any]], shared: Path) -> None:
    rows = (shared / "data" / "ror_thailand.tsv").read_text("utf-8").splitlines()[1:]
    registry = {row.split("\t")[0] for row in rows}
    assert {body["ror"] for body in bodies.values() if "ror" in body} <= registry


def test_parents_are_bodies(bodies: dict[str, dict[str, Any]]) -> None:
    assert {body["parent"] for body in bodies.values() if "parent" in body} <= set(bodies)


def test_every_name_resolves_to_its_body_and_every_abbreviation_lists_it(bodies: dict[str, dict[str, Any]]) -> None:
    for body_id, body in bodies.items():
        for form in forms(body):
            assert body_id in [candidate.id for candidate in candidates(form)], form
        for name in (body.get("name_th"), body.get("name_en")):
            if name:
                found = resolve(name)
                assert found is not None, name
                assert found.id == body_id, name


def test_the_loaded_form_is_in_step(bodies: dict[str, dict[str, Any]]) -> None:
    rows = json.loads((FOLDER / "organizations.json").read_text("utf-8"))
    assert rows == [{"id": body_id, **body} for body_id, body in bodies.items()], "run `python tools/organizations.py`"
    assert subprocess.run([sys.executable, ROOT / "tools/organizations.py", "--check"], check=False).returncode == 0
