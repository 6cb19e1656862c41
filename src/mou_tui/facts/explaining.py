"""Why a fact was found, and why a name became none: what `mou-tui facts --explain` and `--why` say.

The function that reads a rule is found in the sources of the package, by the rule's name in it: nothing else keeps a list.
"""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mou_tui.article import Article, Span
from mou_tui.facts import rule_book  # noqa: F401  (registers its rules)
from mou_tui.facts.abbreviations import find_abbreviations
from mou_tui.facts.bodies import find_bodies
from mou_tui.facts.body import Body
from mou_tui.facts.extraction import extract
from mou_tui.facts.labels import fact_name, value_text
from mou_tui.facts.model import Fact, Facts
from mou_tui.facts.page import Page
from mou_tui.facts.people import find_people, left_out
from mou_tui.facts.people_merge import Person
from mou_tui.facts.precision import Precision, rule_precision
from mou_tui.facts.register import read_register
from mou_tui.facts.rules import RULES
from mou_tui.i18n import _

_PACKAGE: Final = Path(__file__).parent
_CONTEXT: Final = 40
"""Code points shown on either side of a fact's words."""
_NO_READERS: Final = ("rule_book", "rules.py", "explaining.py")
_RULE_ID: Final = re.compile(r"[a-z]+\.[a-z_]*")
_MOST_PLACES: Final = 3
"""Places of a name that are looked into."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of the way in which a fact was found; None where nothing is."""

    rule: str
    what: str | None
    function: str | None
    words: tuple[str, ...]
    precision: Precision | None


def explain(article: Article, fact: Fact) -> Explanation:
    """How `fact` of `article` was found; `words` are its evidence in context, what proves it between ⟦ and ⟧."""
    rule = fact.rule or ""
    known = RULES.get(rule)
    return Explanation(
        rule,
        _(known.what) if known is not None else None,
        _functions().get(rule) or _functions().get(rule.split(".")[0] + "."),
        tuple(in_context(article.text, span) for span in fact.evidence),
        rule_precision(fact.rule),
    )


def in_context(text: str, span: Span) -> str:
    """The words at `span` between ⟦ and ⟧, with those around them, on one line."""
    start, end = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    words = f"{text[start : span.start]}⟦{text[span.start : span.end]}⟧{text[span.end : end]}"
    return ("…" if start else "") + " ".join(words.split()) + ("…" if end < len(text) else "")


@cache
def _functions() -> dict[str, str]:
    """For each rule the function that reads it: "facts/party_between.py:60 lists_between"."""
    sources = [path for path in sorted(_PACKAGE.rglob("*.py")) if not path.name.startswith(_NO_READERS)]
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sources}
    names = dict(itertools.chain.from_iterable(map(_named_rules, trees.values())))
    found: dict[str, str] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                place = f"{path.relative_to(_PACKAGE.parent).as_posix()}:{node.lineno} {node.name}"
                for rule in _rules_in(node, names):
                    found.setdefault(rule, place)
    return found


def _named_rules(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a module gives to rules: BETWEEN: Final = rule("parties.between", …)."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Call):
            first = node.value.args[0] if node.value.args else None
            if (
                isinstance(node.value.func, ast.Name)
                and node.value.func.id == "rule"
                and isinstance(first, ast.Constant)
            ):
                yield node.target.id, str(first.value)


def _rules_in(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and _RULE_ID.fullmatch(inner.value):
            yield inner.value
        elif isinstance(inner, ast.Name) and inner.id in names:
            yield names[inner.id]


def why(article: Article, name: str) -> list[str]:
    """Sentences that say what became of `name` in `article`: the fact that it is or belongs to, or why it is none."""
    places = _places(article.text, name)
    if not places:
        return [_("The article does not hold these words.")]
    facts = extract(article)
    told = list(_in_facts(facts, name))
    if told:
        return told
    return [*_of_article(facts), *_of_places(article, facts, places)]


def _places(text: str, name: str) -> list[Span]:
    """Where the letters of `name` stand, whatever blanks are between its words."""
    words = [re.escape(word) for word in name.split()]
    return [Span(*m.span()) for m in re.finditer(r"\s*".join(words), text, re.IGNORECASE)] if words else []


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


def _in_facts(facts: Facts, name: str) -> Iterator[str]:
    """The facts that are called so, else those that the name is a part of."""
    wanted = _squeezed(name)
    part = []
    for fact in facts:
        values = [value_text(fact), str(fact.value), *map(str, fact.details.get("aliases") or ())]
        says = {"kind": fact_name(fact), "value": value_text(fact), "rule": fact.rule or ""}
        if wanted in map(_squeezed, values):
            yield _("It is a fact: %(kind)s %(value)s, by the rule %(rule)s.") % says
        else:
            values += [str(fact.details.get(key) or "") for key in ("position", "expansion")]
            if any(wanted in _squeezed(value) for value in values):
                part.append(_("It is a part of a fact: %(kind)s %(value)s, by the rule %(rule)s.") % says)
    yield from part


def _of_article(facts: Facts) -> Iterator[str]:
    """What the article as a whole is read as."""
    instrument = facts.first("instrument")
    if instrument is None or instrument.value == "none":
        yield _("The article is read as one that reports no agreement: nobody is then looked for as a party to one.")
        return
    parties = facts.of("party")
    if parties:
        by_rule: dict[str, list[str]] = {}
        for party in parties:
            by_rule.setdefault(party.rule or "", []).append(str(party.value))
        for rule, names in by_rule.items():
            yield _("The parties are told by the rule %(rule)s: %(names)s.") % {"rule": rule, "names": ", ".join(names)}
    else:
        yield _("No statement of the parties was found.")


def _of_places(article: Article, facts: Facts, places: list[Span]) -> Iterator[str]:
    page = Page(article)
    bodies = find_bodies(page)
    people = find_people(page, read_register(page))
    out = left_out(page)
    short = find_abbreviations(page, bodies, [p.position for p in people if p.position], [], [])
    for place in places[:_MOST_PLACES]:
        yield _("At %(words)s:") % {"words": in_context(article.text, place)}
        body = next((b for b in bodies if b.span.overlaps(place)), None)
        person = next((p for p in people if any(m.overlaps(place) for m in p.mentions)), None)
        if any(span.overlaps(place) for span in out):
            yield "  " + _(
                "It is read as a person who is only named, as the one by whose order, policy or in whose name it is done."
            )
        elif person is not None:
            yield "  " + _("It is read as a part of the name of a person: %(name)s.") % {
                "name": person.name.of(article.text)
            }
        elif body is not None:
            yield "  " + _of_body(page, body, place, people)
        elif any(pair.short.overlaps(place) or pair.long.overlaps(place) for pair in short):
            yield "  " + _("It is read as a short form or as what one stands for, and no party has it.")
        else:
            yield "  " + _(
                "Nothing there tells a person or an organisation: no title, no word that names begin with, no known name."
            )


def _of_body(page: Page, body: Body, place: Span, people: list[Person]) -> str:
    """What an organisation that is no party is read as."""
    name = page.text[body.start : body.end]
    if body.start != place.start or body.end != place.end:
        read = _("It is read as a part of the name of an organisation, %(name)s") % {"name": name}
    elif body.organization is not None:
        read = _("It is read as an organisation that the file of organisations knows")
    else:
        read = _("It is read as an organisation, by the word that its name begins with")
    holder = next((p for p in people if p.position is not None and p.position.overlaps(body.span)), None)
    if holder is not None:
        says = {"read": read, "name": holder.name.of(page.text)}
        return (
            _(
                "%(read)s, in the office of %(name)s; an office tells a party only where its holder signs and nothing else does."
            )
            % says
        )
    return _("%(read)s; no statement of the parties names it at this place.") % {"read": read}
