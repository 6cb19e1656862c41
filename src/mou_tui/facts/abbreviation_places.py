"""The places at which the name of an organisation may end whose short form follows."""

import re
from typing import Final

from mou_tui.facts.abbreviations import BRACKET_AFTER, BRACKETED, LEGAL_FORMS, ORS
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.short_forms import is_short_piece, may_be_short, pieces_of
from mou_tui.organizations import short_forms

_MAY_DECLARE: Final = re.compile(
    r"[(（][^()（）\n]{0,60}?(?:[ก-ฮ]\.|[A-Z][A-Za-z&-]{0,3}[A-Z]|ฯ|(?<=[(（])[ก-๎]{2,10}[)）])|หรือ[ ]?(?:[A-Z]{2}|[ก-ฮ]{1,3}\.)"
)

# A figure in brackets is a date or a number.
_NOT_SHORT_FORM: Final = re.compile(r"[(（](?:[ ]?(?:\d{1,2}[ ./)）]|วัน)|(?![^()（）\n]{2,70}[)）]))")

# หรือ อพท. · หรือ CBT · หรือที่เรียกว่า “GISTDA”
_OTHER_NAME: Final = re.compile(
    rf"หรือ(?:(?:ที่)?เรียกว่า)?[ ]?[“\"]?(?P<form>[ก-ฮเ-ไ][{THAI}]{{0,3}}\."
    rf"|[A-Za-z0-9][A-Za-z0-9-]{{1,12}}|[ก-ฮเ-ไ][{THAI}]{{1,9}}(?![{THAI}]))"
)

# สถานีวิทยุโทรทัศน์แห่งประเทศไทย NBT
_ACRONYM: Final = re.compile(" (?P<form>[A-Z]{2}[A-Za-z-]{1,10}(?![A-Za-z]))")


def declarations(page: Page) -> list[int]:
    """The places at which the name of an organisation may end whose short form follows; none in most articles."""
    text = page.text
    found = [at for at in page.brackets if _NOT_SHORT_FORM.match(text, at) is None and _opens_short_form(text, at)]
    found += [m.start() for m in matches_at(page.places(ORS), _OTHER_NAME, text) if may_be_short(m["form"])]
    found += [m.start("form") for m in _ACRONYM.finditer(text) if m["form"] in short_forms()]
    return sorted(found) if found and _MAY_DECLARE.search(text) is not None else []


def _opens_short_form(text: str, at: int) -> bool:
    """Whether the bracket at `at` may hold a short form of what stands before it, or a legal form that belongs to the name."""
    bracket = BRACKET_AFTER.match(text, at)
    if bracket is not None and (
        bracket["inner"].strip() in LEGAL_FORMS
        or any(is_short_piece(span.of(text)) for span in pieces_of(text, *bracket.span("inner")))
    ):
        return True
    match = BRACKETED.match(text, at)
    return match is not None and may_be_short((match["thai"] or match["latin"]).strip())
