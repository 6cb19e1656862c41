"""Who is who: from a name or an abbreviation to the body it means, and all bodies named in running text.

The bodies stand in organizations.toml; what is loaded is organizations.json, written from it by tools/organizations.py
(json reads it in a millisecond, tomllib in sixty). Nothing is read before the first question.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from mou_tui.organizations.organization import Mention, Organization
from mou_tui.organizations.scanner import Scanner
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

# ── keys: what of a name's spelling does not count ───────────────────────────────────────────────────────────────────

_UNCOUNTED = re.compile(r"[\s.,'\"()\-]+|ฯ(?=\s|$)")

_ONLY_THAI = re.compile("[ก-ฮะ-ฺเ-๎]++")

# "(องค์การมหาชน)", "(มหาชน)", "(ประเทศไทย)": the legal form, not the name.
_LEGAL_FORM = re.compile(
    r"\s*+\((?:องค์การมหาชน|มหาชน|ประเทศไทย|thailand|public organi[sz]ation)\)"
    r"|^(?:บริษัท|บมจ\.|บจก\.|หจก\.|บจ\.)\s*+"
    r"|\s*+จำกัด(?=\s|$|\()"
    r"|,?\s*+\b(?:public company limited|company limited|co\.?,? ?ltd\.?|pcl\.?|plc\.?|ltd\.?|inc\.?|corporation|corp\.?)(?=\s|$)"
    r"|^the (?=.)"
    r"|\s*+แห่งราชอาณาจักรไทย$"
)

# A short head and what it stands for: ม.เชียงใหม่, รพ.ศิริราช, มรภ.ลำปาง, มทร.ล้านนา; and the commonest misspelling.
_SHORT_HEADS: Final = (
    ("มรภ.", "มหาวิทยาลัยราชภัฏ"),
    ("มทร.", "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
    ("ม.ราชภัฏ", "มหาวิทยาลัยราชภัฏ"),
    ("ม.เทคโนโลยี", "มหาวิทยาลัยเทคโนโลยี"),
    ("รพ.", "โรงพยาบาล"),
    ("สนง.", "สำนักงาน"),
    ("ก.", "กระทรวง"),
    ("ธ.", "ธนาคาร"),
    ("ม.", "มหาวิทยาลัย"),
)
_MISSPELT: Final = (("ราชภัฎ", "ราชภัฏ"),)


def _key(form: str) -> str:
    """The form without what does not count: case, white space, dots, brackets, hyphens. `form` is folded already."""
    return _UNCOUNTED.sub("", form)


def _key_of(form: str) -> str:
    """The key of a form of the gazetteer. Most are nothing but Thai letters and are their own key: it pays to look."""
    if _ONLY_THAI.fullmatch(form):
        return form
    return _key(form.lower() if form.isascii() else fold(form))


def _folded(form: str) -> str:
    text = fold(canonical(form)).strip()
    for wrong, right in _MISSPELT:
        text = text.replace(wrong, right)
    return text


def _spellings(form: str) -> Iterator[tuple[str, bool]]:
    """Keys to try for a form, the most literal first, and whether a legal form was taken off to get them."""
    text = _folded(form)
    yield _key(text), False
    bare = _LEGAL_FORM.sub("", text)
    if bare != text:
        yield _key(bare), True
    for short, long in _SHORT_HEADS:
        if bare.startswith(short):
            yield _key(long + bare[len(short) :]), bare != text


# ── the gazetteer ────────────────────────────────────────────────────────────────────────────────────────────────────


class Gazetteer:
    """All bodies, by id and by every form of their names."""

    def __init__(self, bodies: list[Organization]) -> None:
        self.bodies = {body.id: body for body in bodies}
        self._by_key: dict[str, list[Organization]] = {}
        # Names without their legal form, for questions that have one: บริษัท ขนส่ง is a company, ขนส่ง a word.
        self._by_bare: dict[str, list[Organization]] = {}
        self._other_meanings: set[str] = set()
        for body in bodies:
            for form in (*body.names, *body.abbreviations):
                known = self._by_key.setdefault(_key_of(form), [])
                if body not in known:
                    known.append(body)
            self._other_meanings.update(map(_key_of, body.ambiguous))
            for name in body.names:
                if "จำกัด" in name or name.endswith("Limited"):
                    self._by_bare.setdefault(_key(_LEGAL_FORM.sub("", fold(name))), [body])

    def candidates(self, form: str) -> tuple[Organization, ...]:
        """The bodies that `form` may mean."""
        return tuple(self._find(form)[1])

    def resolve(self, form: str) -> Organization | None:
        """The body that `form` means, or None where it is unknown or its abbreviation is ambiguous."""
        key, bodies = self._find(form)
        return bodies[0] if len(bodies) == 1 and key not in self._other_meanings else None

    def _find(self, form: str) -> tuple[str, list[Organization]]:
        for key, had_legal_form in _spellings(form):
            found = self._by_key.get(key) or (self._by_bare.get(key) if had_legal_form else None)
            if key and found:
                return key, found
        return "", []


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program, read once."""
    source = Path(__file__).with_name("organizations.json").read_text("utf-8")
    return Gazetteer([_from_row(row) for row in json.loads(source)])


@cache
def _scanner() -> Scanner:
    return Scanner(gazetteer().bodies.values())


def _from_row(row: dict[str, str | list[str]]) -> Organization:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    values["ambiguous"] = frozenset(values.get("ambiguous", ()))  # type: ignore[assignment]
    return Organization(**values)  # type: ignore[arg-type]


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def resolve(form: str) -> Organization | None:
    """The body that a name or an abbreviation means: มช., CMU, ม.เชียงใหม่ and มหาวิทยาลัยเชียงใหม่ are one.

    Case, white space and dots do not count, nor does the legal form (บริษัท … จำกัด (มหาชน), (องค์การมหาชน)). None where
    the form is unknown or ambiguous (ทช.): `candidates` lists what it may mean.
    """
    return gazetteer().resolve(form)


def candidates(form: str) -> tuple[Organization, ...]:
    """All bodies that a name or an abbreviation may mean; one where it is plain, none where it is unknown."""
    return gazetteer().candidates(form)


@cache
def short_forms() -> frozenset[str]:
    """All abbreviations and other names in the gazetteer, as they are spelt."""
    return frozenset(form for body in gazetteer().bodies.values() for form in (*body.abbreviations, *body.other_names))


def heads() -> frozenset[str]:
    """The first letters of all Thai forms of the gazetteer: where none of them stands, none begins."""
    return _scanner().thai_heads


def head_at(text: str, at: int) -> str:
    """Which of `heads` stands in `text` at `at`; "" for none."""
    return _scanner().head_at(text, at)


def find_all(text: str, begins: Iterable[tuple[int, str]] | None = None) -> Iterator[Mention]:
    """The bodies that canonical `text` names, in order and without overlap; the longest form at a place wins.

    White space inside a Thai form does not count, nor the case of an English name; an abbreviation counts only as it is
    spelt and where it stands by itself (มช. in รมช. is none). `begins` are the places of `heads`, each with its
    head, where the caller has found them already.
    """
    return _scanner().find_all(text, begins)


def aliases(form: str, *, ambiguous: bool = False) -> tuple[str, ...]:
    """All known forms of the body that `form` means, the Thai name first; () where that is not known.

    Ambiguous abbreviations are left out, for they would find other bodies, unless `ambiguous` asks for them.
    """
    body = resolve(form)
    if body is None:
        return ()
    short = body.abbreviations if ambiguous else tuple(a for a in body.abbreviations if a not in body.ambiguous)
    return tuple(dict.fromkeys((*body.names, *short)))


# Heads that readers know in short where the gazetteer knows no abbreviation: มหาวิทยาลัยมหิดล → ม.มหิดล.
_SHORTENED: Final = (
    ("มหาวิทยาลัยราชภัฏ", "มรภ."),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล", "มทร."),
    ("มหาวิทยาลัย", "ม."),
    ("โรงพยาบาล", "รพ."),
)


def short_name(name: str) -> str:
    """The shortest form that readers know: มหาวิทยาลัยเชียงใหม่ → มช., องค์การแรงงานระหว่างประเทศ → ILO.

    An unknown name comes back with its head shortened (ม.…, รพ.…) and without its legal form, else as it is.
    """
    body = resolve(name)
    if body is not None:
        plain = [a for a in body.abbreviations if a not in body.ambiguous]
        if plain:
            return plain[0]
        if not name[:1].isascii():
            name = body.name
    for long, short in _SHORTENED:
        if name.startswith(long) and len(name) > len(long):
            return short + name[len(long) :].lstrip()
    bare = _LEGAL_FORM.sub("", name).strip()
    return bare or name
