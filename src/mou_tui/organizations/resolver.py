"""Who is who: from a name or an abbreviation to the body it means, and all bodies named in running text.

The bodies stand in organizations.toml; what is loaded is organizations.json, written from it by tools/organizations.py
(json reads it in a millisecond, tomllib in sixty). Nothing is read before the first question.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold
from mou_tui.thai.shapes import latin_words


@dataclass(frozen=True, slots=True)
class Organization:
    """One body: a ministry, university, company, international organisation, …

    `ambiguous` holds those of its abbreviations that also mean something else: another body of the gazetteer
    (ทช. = กรมทางหลวงชนบท or กรมทรัพยากรทางทะเลและชายฝั่ง) or an ordinary word (UP). `parent` is the id of the body it
    belongs to, "" where none is recorded. `ror` is the address of its record in the Research Organization Registry.
    """

    id: str
    kind: str
    name_th: str | None = None
    name_en: str | None = None
    abbreviations_th: tuple[str, ...] = ()
    abbreviations_latin: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    ambiguous: frozenset[str] = field(default=frozenset())
    parent: str = ""
    ror: str | None = None

    @property
    def name(self) -> str:
        """The name to show: Thai where there is one."""
        return self.name_th or self.name_en or self.id

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Thai abbreviations, then Latin ones."""
        return self.abbreviations_th + self.abbreviations_latin

    @property
    def names(self) -> tuple[str, ...]:
        """Full names: Thai, English, then former names and other spellings."""
        return tuple(n for n in (self.name_th, self.name_en) if n) + self.other_names


class Mention(NamedTuple):
    """A stretch of text that names a body: text[start:end].

    `ambiguous` says that the words, an abbreviation, do not tell which of the `candidates` is meant, or whether one is.
    """

    start: int
    end: int
    candidates: tuple[Organization, ...]
    ambiguous: bool = False

    @property
    def organization(self) -> Organization | None:
        """The body meant, or None where the abbreviation alone does not tell."""
        return None if self.ambiguous else self.candidates[0]


def _mention(text: str, start: int, end: int, bodies: list[Organization]) -> Mention:
    form = text[start:end]
    ambiguous = len(bodies) > 1 or any(form in body.ambiguous for body in bodies)
    return Mention(start, end, tuple(bodies), ambiguous)


_start = attrgetter("start")


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
        key, found = self._find(form)
        return found[0] if len(found) == 1 and key not in self._other_meanings else None

    def _find(self, form: str) -> tuple[str, list[Organization]]:
        for key, had_legal_form in _spellings(form):
            found = self._by_key.get(key) or (self._by_bare.get(key) if had_legal_form else None)
            if key and found:
                return key, found
        return "", []


# ── bodies in running text ───────────────────────────────────────────────────────────────────────────────────────────

_HEAD: Final = 6  # letters of a Thai form by which the scan finds where it may begin
_SHORT: Final = 6  # a Thai form of fewer letters must stand by itself: ทรู is no company in ทรูปแบบ
_LONG: Final = 14  # letters by which longer forms are looked up
_WINDOW: Final = 200  # code points after a beginning in which a form may end, spaces included

_THAI_LETTER = re.compile("[ก-ฺเ-๎]")
# What cannot begin a word, hence a form that ends before it has been cut out of one: กรมการแพทย|์.
_THAI_CONTINUED = re.compile("[ะ-ฺๅ็-๎]")
# Offices written onto their body's abbreviation: รมว.พม. is the minister of พม.
_OFFICES: Final = ("รมว.", "รมช.", "ปกท.", "ปล.", "ผบ.", "บมจ.", "อธ.")
# After an abbreviation: ม. in ตร.ม., so that ตร. there is no police.
_ABBREVIATION_GOES_ON = re.compile(r"[ก-ฮ]{1,4}+\.")
# After the name of a Thai ministry or department, what makes it another country's: กระทรวงสาธารณสุขแห่งสาธารณรัฐมัลดีฟส์.
_ABROAD = re.compile(
    " ?(?:แห่ง(?!ราชอาณาจักรไทย|ประเทศไทย)|ประเทศ(?!ไทย)|สาธารณรัฐ|สปป|สหภาพ|สหพันธ|สหรัฐ|สหราช|ราชอาณาจักร(?!ไทย)|เครือรัฐ)"
    "|(?:จีน|ญี่ปุ่น|ลาว|กัมพูชา|เมียนมา|เวียดนาม|มาเลเซีย|อินโดนีเซีย|สิงคโปร์|ฟิลิปปินส์|บรูไน|เกาหลี|อินเดีย|รัสเซีย|ซาอุ"
    "|อิสราเอล|ออสเตรเลีย|นิวซีแลนด์|อังกฤษ|เยอรม|ฝรั่งเศส|ฮังการี|ภูฏาน|มัลดีฟส์|ศรีลังกา|บังกลาเทศ|ไต้หวัน|ตุรกี|อิหร่าน)"
)
_THAI_STATE: Final = frozenset({"ministry", "department"})
_LATIN_WORD = re.compile("[A-Za-z0-9]")
_DIGITS: Final = frozenset("0123456789")
_LATIN_HEAD = re.compile("[a-z][a-z0-9]*+")


class Scanner:
    """Finds the bodies of a gazetteer in running text, at some 25 MB/s of Thai news.

    One expression finds where a form may begin: the first letters of the Thai forms, or a Latin word. Only there are the
    forms looked up, the longest first, in the text without its spaces (a form's spaces do not count).
    """

    def __init__(self, bodies: Iterable[Organization]) -> None:
        self._thai: dict[str, list[Organization]] = {}
        self._latin: dict[str, list[Organization]] = {}
        self._capitals: dict[str, set[str]] = {}  # folded Latin abbreviation → how it may be spelt
        lengths: dict[str, set[int]] = {}
        for body in bodies:
            for form in (*body.names, *body.abbreviations):
                squeezed = form.replace(" ", "")
                if form[0].isascii():
                    squeezed = fold(squeezed)
                    head = _LATIN_HEAD.match(fold(form.split(" ", 1)[0]))[0]  # type: ignore[index]
                    if form in body.abbreviations:
                        self._capitals.setdefault(squeezed, set()).add(form)
                    known = self._latin.setdefault(squeezed, [])
                else:
                    head = squeezed[:_HEAD]
                    known = self._thai.setdefault(squeezed, [])
                if body not in known:
                    known.append(body)
                lengths.setdefault(head, set()).add(len(squeezed))
        self._lengths = {head: sorted(of, reverse=True) for head, of in lengths.items()}
        self.thai_heads = frozenset(head for head in self._lengths if not head[0].isascii())
        # Hundreds of names begin with มหาวิทยาลัย or สำนักงาน: those of some length are looked up by more letters.
        self._long: dict[str, list[int]] = {}
        for form in sorted(self._thai, key=len, reverse=True):
            if len(form) >= _LONG:
                of_form = self._long.setdefault(form[:_LONG], [])
                if len(form) not in of_form:
                    of_form.append(len(form))
        self._short = {head: [n for n in self._lengths[head] if n < _LONG] for head in self.thai_heads}

    @cached_property
    def _thai_begin(self) -> re.Pattern[str]:
        return re.compile(_trie(self.thai_heads))

    def head_at(self, text: str, at: int) -> str:
        """The first letters of Thai forms that stand at `at`, "" where none may begin there."""
        for length in range(_HEAD, 1, -1):
            head = text[at : at + length]
            if head in self.thai_heads:
                return head
        return ""

    def find_all(self, text: str, begins: Iterable[tuple[int, str]] | None = None) -> Iterator[Mention]:
        """The bodies that `text` (canonical) names, in order, the longest form first; mentions do not overlap.

        `begins` are the places where Thai forms may begin and the heads there, where these are known already.
        """
        thai = self._find_thai(text) if begins is None else self._thai_from(text, begins)
        done = 0
        for mention in sorted([*self._find_latin(text), *thai], key=_start):
            if mention.start >= done:
                done = mention.end
                yield mention

    def _find_latin(self, text: str) -> Iterator[Mention]:
        for start, end in latin_words(text):
            word = text[start:end]
            if word.lower() in self._lengths and not (start and text[start - 1] in _DIGITS):
                mention = self._latin_at(text, start, word)
                if mention is not None:
                    yield mention

    def _find_thai(self, text: str) -> Iterator[Mention]:
        # Two expressions that begin with plain letters are found many times faster than one that begins with a condition.
        at = 0
        while (begin := self._thai_begin.search(text, at)) is not None:
            mention = self._thai_at(text, begin.start(), begin[0])
            at = begin.start() + 1 if mention is None else mention.end
            if mention is not None:
                yield mention

    def _thai_from(self, text: str, begins: Iterable[tuple[int, str]]) -> Iterator[Mention]:
        done = 0
        for at, head in begins:
            if at >= done and (mention := self._thai_at(text, at, head)) is not None:
                yield mention
                done = mention.end

    def _thai_at(self, text: str, start: int, head: str) -> Mention | None:
        first = text[start : start + _LONG]
        if " " not in first and first not in self._long and not self._short[head]:
            return None
        window = text[start : start + _WINDOW]
        squeezed = window.replace(" ", "") if " " in window else window
        for length in (*self._long.get(squeezed[:_LONG], ()), *self._short[head]):
            form = squeezed[:length]
            bodies = self._thai.get(form)
            if bodies is None or len(form) < length:
                continue
            end = start + _length_with_spaces(window, length)
            if bodies[0].kind in _THAI_STATE and _ABROAD.match(text, end):
                return None
            if _stands_in_thai(text, start, end, length):
                return _mention(text, start, end, bodies)
        return None

    def _latin_at(self, text: str, start: int, word: str) -> Mention | None:
        lengths = self._lengths.get(word.lower())
        if lengths is None:
            return None
        window = text[start : start + _WINDOW]
        squeezed = _ascii_lower(window.replace(" ", ""))
        for length in lengths:
            form = squeezed[:length]
            bodies = self._latin.get(form)
            if bodies is None or len(form) < length:
                continue
            end = start + _length_with_spaces(window, length)
            spelt = self._capitals.get(form)
            if not _LATIN_WORD.match(text, end) and (spelt is None or text[start:end] in spelt):
                return _mention(text, start, end, bodies)
        return None


def _stands_in_thai(text: str, start: int, end: int, length: int) -> bool:
    """Whether the Thai form at [start, end) is a name there and no part of a longer word."""
    abbreviation = text[end - 1] == "."
    if start and (abbreviation or length < _SHORT):
        before = text[start - 1]
        if _THAI_LETTER.match(before) or (before == "." and not text.endswith(_OFFICES, 0, start)):
            return False
    if abbreviation:
        return not _ABBREVIATION_GOES_ON.match(text, end)
    return not (_THAI_LETTER if length < _SHORT else _THAI_CONTINUED).match(text, end)


def _ascii_lower(text: str) -> str:
    """`text` folded, by a quick way where that changes no length (İ is two code points in lower case)."""
    lower = text.lower().replace("’", "'")
    return lower if len(lower) == len(text) else fold(text)


def _length_with_spaces(window: str, length: int) -> int:
    """How far `length` characters other than spaces reach into `window`."""
    end = length
    while (more := length + window.count(" ", 0, end)) != end:
        end = more
    return end


def _trie(words: Iterable[str]) -> str:
    """An expression that matches the longest of `words` at a place, a letter at a time."""
    tails: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            tails.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    branches = [re.escape(letter) + _trie(rest) for letter, rest in sorted(tails.items())]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and not ends else "(?:" + "|".join(branches) + ")"
    return f"{inner}?" if ends else inner


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
