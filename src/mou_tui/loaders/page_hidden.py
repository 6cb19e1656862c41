"""What a web page has and does not show: `hidden`, `display:none`, far to the left, in an element's own style or in the page's rules."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

_NOT_SHOWN: Final = re.compile(
    r"display\s{0,3}:\s{0,3}none|left\s{0,3}:\s{0,3}-(?:9\d{3}|\d{5})(?:px|em|%)|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:px|pt|em|%)?\s{0,3}(?:;|!|$)",
    re.IGNORECASE,
)
_FEWEST_PARTS: Final = 5
_FOR_LISTENERS: Final = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible")
)
"""The classes by which Bootstrap, WordPress and Drupal keep words from the screen."""


def drop_hidden(tree: Any) -> None:
    """Drop the elements that the page does not show, but for those that a script would show: one that holds most of the prose,
    and the parts of a gallery that do so together.
    """
    hidden = [*_by_themselves(tree), *_by_rules(tree)]
    if not hidden:
        return
    whole = _length(tree)
    shown = _prose(tree) - sum(map(_prose, _outermost(hidden)))
    alike = Counter(element.get("class") for element in hidden)
    parts = [element for element in hidden if element.get("class") and alike[element.get("class")] >= _FEWEST_PARTS]
    gallery = 2 * sum(map(_length, parts)) >= whole
    for element in hidden:
        is_story = 2 * _length(element) >= whole and 2 * shown < _prose(element)
        if not is_story and not (gallery and element in parts) and element.getparent() is not None:
            element.drop_tree()


def _by_themselves(tree: Any) -> Iterator[Any]:
    for element in tree.xpath("//*[@hidden or @style or @class]|//template"):
        if element.tag == "template" or not _FOR_LISTENERS.isdisjoint((element.get("class") or "").split()):
            yield element
            continue
        shown = element.get("hidden", "until-found").lower() == "until-found"
        if element.getparent() is not None and not (shown and not _NOT_SHOWN.search(element.get("style") or "")):
            yield element


def _outermost(elements: list[Any]) -> list[Any]:
    inside = set(elements)
    return [element for element in inside if inside.isdisjoint(element.iterancestors())]


def _length(element: Any) -> int:
    return sum(map(len, element.xpath(".//text()[not(parent::script or parent::style or parent::title)]")))


_SHORTEST_PROSE: Final = 80


def _prose(element: Any) -> int:
    """The characters of an element that stand in runs as long as a sentence."""
    runs = element.xpath(".//text()[not(parent::script or parent::style or parent::noscript or parent::title)]")
    lengths = (len(" ".join(run.split())) for run in runs)
    return sum(length for length in lengths if length >= _SHORTEST_PROSE)


# What follows reads the rules of <style>. A rule that hides counts where it holds on every screen and can be told to fit; one
# that shows counts on any screen, and where only its last part is known to fit.


class _Compound(NamedTuple):
    """A part of a selector: `p.note#first`."""

    tag: str
    classes: frozenset[str]
    identity: str

    def fits(self, element: Any) -> bool:
        """Whether an element is such a one."""
        return (
            (not self.tag or element.tag == self.tag)
            and (not self.identity or element.get("id") == self.identity)
            and (not self.classes or self.classes <= set((element.get("class") or "").split()))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """That a rule shows or hides (`hides`) what fits its selector by a property; the greatest `weight` of those that fit holds."""

    compounds: tuple[_Compound, ...]
    property: str
    hides: bool
    weight: tuple[bool, int, int, int, int]


_LONGEST_STYLE: Final = 500_000
_MOST_RULES: Final = 20_000
_MOST_FOR_ONE: Final = 64
"""Rules for one class or identity; of more, each of its elements would be compared with all, and none of them counts."""
_DEEPEST: Final = 20
_BRACE: Final = re.compile(r"[{}]")
_COMPOUND: Final = re.compile(r"([A-Za-z][\w-]{0,60}+)?((?:[.#][A-Za-z_-][\w-]{0,120}+){0,8})")
_DECLARATION: Final = re.compile(
    r"(?:^|[;\s])(?P<property>display|visibility|left)\s{0,3}:\s{0,3}(?P<value>[\w-]{1,30})(?P<important>\s{0,3}!\s{0,3}important)?",
    re.IGNORECASE,
)


def _by_rules(tree: Any) -> list[Any]:
    """The elements that the page's own rules hide."""
    hiding: dict[str, list[_Rule]] = defaultdict(list)
    showing: dict[str, list[_Rule]] = defaultdict(list)
    for rule in _rules_of(tree):
        (hiding if rule.hides else showing)[_key(rule.compounds[-1])].append(rule)
    crowded = [key for key in hiding if len(hiding[key]) + len(showing.get(key, ())) > _MOST_FOR_ONE]
    for key in crowded:
        del hiding[key]
    if not hiding:
        return []
    hidden = []
    for element in tree.xpath("//body//*[@class or @id]"):
        keys = _keys(element)
        hides = [rule for key in keys for rule in hiding.get(key, ()) if _fits(rule.compounds, element)]
        if not hides or _DECLARATION.search(element.get("style") or ""):
            continue
        shown: dict[str, tuple[bool, int, int, int, int]] = {}
        for rule in (rule for key in (*keys, element.tag) for rule in showing.get(key, ())[:_MOST_FOR_ONE]):
            if rule.compounds[-1].fits(element):
                shown[rule.property] = max(rule.weight, shown.get(rule.property, rule.weight))
        if any(rule.property not in shown or rule.weight > shown[rule.property] for rule in hides):
            hidden.append(element)
    return hidden


def _key(compound: _Compound) -> str:
    if compound.identity:
        return f"#{compound.identity}"
    return f".{min(compound.classes)}" if compound.classes else compound.tag


def _keys(element: Any) -> list[str]:
    return [f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split()[:30])]


def _rules_of(tree: Any) -> list[_Rule]:
    rules: list[_Rule] = []
    for style in tree.iter("style"):
        css = style.text or ""
        if len(css) > _LONGEST_STYLE or "print" in (style.get("media") or "") or not _NOT_SHOWN.search(css):
            continue
        for selectors, declarations, everywhere in _blocks(_without_comments(css)):
            for declared in {each["property"].lower(): each for each in _DECLARATION.finditer(declarations)}.values():
                hides = _NOT_SHOWN.match(f"{declared['property']}:{declared['value']}") is not None
                if hides and not everywhere:
                    continue
                for selector in selectors.split(","):
                    if compounds := _compounds(selector, whole=hides):
                        weight = (declared["important"] is not None, *_specificity(compounds), len(rules))
                        rules.append(_Rule(compounds, declared["property"].lower(), hides, weight))
                    if len(rules) > _MOST_RULES:
                        return []
    return rules


def _without_comments(css: str) -> str:
    parts: list[str] = []
    at = 0
    while (start := css.find("/*", at)) >= 0 and (end := css.find("*/", start + 2)) >= 0:
        parts.append(css[at:start])
        at = end + 2
    return "".join([*parts, css[at:]])


def _blocks(css: str) -> Iterator[tuple[str, str, bool]]:
    """The selectors and declarations of each rule that is not for print, and whether it holds on every screen."""
    heads: list[str] = []
    at = 0
    for brace in _BRACE.finditer(css):
        words = css[at : brace.start()].strip()
        at = brace.end()
        if brace[0] == "{":
            heads.append(words.rpartition(";")[2].strip())
            if len(heads) > _DEEPEST:
                return
        elif heads:
            head = heads.pop()
            if not head.startswith("@") and not any("print" in outer for outer in heads):
                yield head, words, not heads


def _compounds(selector: str, *, whole: bool) -> tuple[_Compound, ...]:
    """The parts of a selector of names, classes and identities, () for any other; only the last part unless the `whole` is asked."""
    compounds = []
    for part in selector.split()[0 if whole else -1 :]:
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return ()
        marks = re.findall(r"[.#][\w-]+", match[2])
        identity = next((mark[1:] for mark in marks if mark[0] == "#"), "")
        classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
        compounds.append(_Compound((match[1] or "").lower(), classes, identity))
    # A name alone says too little, and `html` or `body` hides all until a script has run.
    if whole and compounds and not (compounds[-1].classes or compounds[-1].identity):
        return ()
    return tuple(compounds)


def _specificity(compounds: tuple[_Compound, ...]) -> tuple[int, int, int]:
    return (
        sum(bool(part.identity) for part in compounds),
        sum(len(part.classes) for part in compounds),
        sum(bool(part.tag) for part in compounds),
    )


def _fits(compounds: tuple[_Compound, ...], element: Any) -> bool:
    """Whether an element fits a selector: the last part itself, those before it elements around it, from the inside out."""
    if not compounds[-1].fits(element):
        return False
    waiting = list(compounds[:-1])
    for around in element.iterancestors():
        if not waiting:
            break
        if waiting[-1].fits(around):
            waiting.pop()
    return not waiting
