"""What each rule reads that is not a thing of the extractor's own: a sentence, and an example that a test runs.

The rules of parties and short forms stand with their patterns; these are the rules that facts name by their ids alone.
"""

# Importing these registers their rules.
from mou_tui.facts import rule_book_agreement, rule_book_people, rule_book_subjects  # noqa: F401
from mou_tui.facts.english import rule_book  # noqa: F401
