"""No organisation's own name tells how far an agreement is: Kyo|to University is nothing planned, Let|ter of no letter."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from mou_tui.facts.instruments import find_agreement
from mou_tui.facts.page import Page
from mou_tui.organizations.resolver import gazetteer

MakePage = Callable[..., Page]


def misread(make_page: MakePage, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """The names with which a plain report of a signing is read as something else, with what it was read as."""
    wrong: list[tuple[str, str, str]] = []
    for name in names:
        page = make_page(
            f"มหาวิทยาลัยลุ่มน้ำใส กับ {name} ลงนาม MOU",
            f"วันนี้ มหาวิทยาลัยลุ่มน้ำใส ร่วมกับ {name} MOU Signing ลงนามบันทึกความเข้าใจ",
        )
        verdict = find_agreement(page)
        if (verdict.instrument, verdict.status) != ("mou", "signed"):
            wrong.append((name, verdict.instrument, verdict.status))
    return wrong


def test_a_signing_with_any_known_body_is_a_signing(make_page: MakePage) -> None:
    names = {name for body in gazetteer().bodies.values() for name in (*body.names, *body.abbreviations)}
    assert len(names) > 1_000
    assert misread(make_page, sorted(names)) == []


def test_a_signing_with_any_body_of_the_research_registry_is_a_signing(make_page: MakePage, shared: Path) -> None:
    with (shared / "data" / "ror_thailand.tsv").open(encoding="utf-8") as rows:
        names = {row["name_en"] for row in csv.DictReader(rows, delimiter="\t")}
    assert misread(make_page, sorted(names)) == []
