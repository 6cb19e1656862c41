"""By which values an article is found."""

from mou_tui.article import Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.facts.summary import summary
from mou_tui.library.record import Value, facts_from_text, facts_to_text, values_of

CHANGED = {"operation": "check", "value": "P3Y", "quote": "3 ปี", "start": 0}


def test_what_only_a_former_version_said_is_no_value_of_an_article() -> None:
    facts = Facts(
        (
            Fact("term", "P5Y", (Span(0, 4),), details={"changed": CHANGED}),
            Fact("expires_on", "2025-10-03", details={"changed": {"operation": "check", "value": "2025-10-03"}}),
            Fact("venue", "ห้องประชุม", (Span(5, 9),), checked=True),
        )
    )
    values = set(values_of(facts, ""))
    assert Value("has", "changed") in values
    assert Value("has", "checked") in values
    assert Value("has", "expires_on") not in values
    assert {value.kind for value in values} == {"has", "term", "venue"}
    assert (summary(facts.stated).expires_on, summary(facts.stated).term) == (None, "P5Y")
    assert facts_from_text(facts_to_text(facts)) == facts
