"""Bodies in running text, found by the first letters of their names."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Final

from mou_tui.organizations.organization import Mention, Organization
from mou_tui.thai.fold import fold
from mou_tui.thai.shapes import latin_words


def _mention(text: str, start: int, end: int, bodies: list[Organization]) -> Mention:
    form = text[start:end]
    ambiguous = len(bodies) > 1 or any(form in body.ambiguous for body in bodies)
    return Mention(start, end, tuple(bodies), ambiguous)


_start = attrgetter("start")

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
