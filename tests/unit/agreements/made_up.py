"""Made-up reports."""

from typing import Any

from mou_tui.agreements.decide import Pointer
from mou_tui.agreements.likeness import shingles
from mou_tui.agreements.model import Report, Told
from mou_tui.agreements.names import party_key


def pointer(number: int, title: str = "", **given: object) -> Pointer:
    """A report's pointer; parties are given by name."""
    title = title or f"ข่าวเรื่องที่{number}ของหมู่บ้านหมายเลข{number * 7919}"
    values: dict[str, Any] = {
        "published": "2023-08-25",
        "signed": "",
        "stage": "signed",
        "parties": (),
        "named": (),
        "agreement": 1,
        "lead": "",
    }
    values |= given
    return Pointer(
        key=f"sha256:{number:04}#{values['agreement']}", article=f"sha256:{number:04}", number=int(values["agreement"]),
        published=str(values["published"]), signed=str(values["signed"]), stage=str(values["stage"]),
        parties=frozenset(map(party_key, values["parties"])), named=frozenset(map(party_key, values["named"])), signers=frozenset(),
        shingles=shingles(title), title=title, lead=str(values["lead"]),
    )  # fmt: skip


def report(number: int, *told: Told, **given: Any) -> Report:
    """A report that states these values, with the parties among them."""
    parties = [one.value for one in told if one.kind == "party"]
    stage = next((one.value for one in told if one.kind == "status"), "signed")
    return Report(pointer(number, parties=parties, stage=stage, **given), told=told)


def party(name: str) -> Told:
    return Told("party", name, more={"key": party_key(name)})
