"""What the fact editor says of the rule that found a fact."""

from mou_tui.app.dialogs.fact_editor import _of_rule
from mou_tui.facts.precision import rule_precision


def test_the_rule_of_a_fact_is_shown_with_how_often_it_was_right() -> None:
    rule = "abbreviations.after_name"
    measured = rule_precision(rule)
    assert measured is not None
    said = _of_rule(rule)
    assert rule not in said, "a rule's name tells nobody anything"
    assert f"{measured.right} times of {measured.found}" in said
    assert _of_rule("made.up") == "Found by the program."
