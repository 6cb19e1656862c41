"""What each rule of English articles reads: a sentence, and an example that a test runs."""

from typing import Final

from mou_tui.facts.rules import rule
from mou_tui.i18n import N_

_ENGLISH: Final = "The two universities sign a memorandum of understanding"

rule(
    "english.between",
    N_("the two sides of “between … and …” (English)"),
    "A memorandum of understanding was signed between Northfield University and Southbay College on 2 March 2026.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
rule(
    "english.ceremony_on",
    N_("the day of the ceremony (English)"),
    "The MOU ceremony took place on 2 March 2026 in Leeds. Northfield University and Southbay "
    "College will exchange students.",
    "2026-03-02",
    headline=_ENGLISH,
)
rule(
    "english.dateline",
    N_("the day in the dateline of the story (English)"),
    "LEEDS, 2 March 2026 – The library was full of guests. Northfield University and Southbay "
    "College signed a memorandum of understanding.",
    "2026-03-02",
    headline=_ENGLISH,
)
rule(
    "english.none",
    N_("no agreement is reported (English)"),
    "Northfield University opened a new library for its students. The building has four floors and a garden.",
    "none",
    "none",
    headline="Northfield University opens a library",
)
rule(
    "english.paper",
    N_("the paper that the article is about (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding.",
    "mou",
    headline=_ENGLISH,
)
rule(
    "english.person",
    N_("a person with the part that the sentence says (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. It was "
    "signed by Professor Ruth Baker, President of Northfield University.",
    "Professor Ruth Baker",
    headline=_ENGLISH,
)
rule(
    "english.status",
    N_("how far the agreement is (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding.",
    "signed",
    headline=_ENGLISH,
)
rule(
    "english.subject",
    N_("who signs, as the subject of the sentence (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
rule(
    "english.with",
    N_("with whom it is signed (English)"),
    "Northfield University signed a memorandum of understanding with Southbay College.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
rule(
    "english.several",
    N_("the members of a list of several partners (English)"),
    "A memorandum of understanding was signed by the two universities. One MOU was signed "
    "between Northfield University and Southbay College, another between Northfield University "
    "and Westhill Institute.",
    "Northfield University",
    "Southbay College",
    "Westhill Institute",
    headline=_ENGLISH,
)
rule(
    "english.term",
    N_("how long the agreement runs (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. The "
    "memorandum is valid for three years.",
    "P3Y",
    headline=_ENGLISH,
)
rule(
    "english.venue",
    N_("the place of the signing (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding on 2 "
    "March 2026 at Leeds Town Hall.",
    "Leeds Town Hall",
    headline=_ENGLISH,
)
rule(
    "english.signed_on",
    N_("the day in the sentence that reports the signing (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding on 2 March 2026.",
    "2026-03-02",
    headline=_ENGLISH,
)
rule(
    "english.listed",
    N_("areas of cooperation in a sentence that enumerates them (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. The "
    "areas of cooperation include student exchange, joint research, and staff training.",
    "student exchange",
    "joint research",
    "staff training",
    headline=_ENGLISH,
)
rule(
    "english.numbered",
    N_("areas of cooperation with numbers (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. The "
    "areas of cooperation are: 1) student exchange 2) joint research 3) staff training",
    "student exchange",
    "joint research",
    "staff training",
    headline=_ENGLISH,
)
rule(
    "english.quoted_project",
    N_("a project in quotation marks (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding on the project “Clean Rivers”.",
    "Clean Rivers",
    headline=_ENGLISH,
)
rule(
    "english.signed_by",
    N_("who stands behind “signed by” or “signed with” (English)"),
    "The memorandum of understanding was signed by Northfield University and Southbay College.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
rule(
    "english.list",
    N_("areas of cooperation on lines of a list (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. The "
    "areas of cooperation are:\n- student exchange\n- joint research\n- staff training",
    "student exchange",
    "joint research",
    "staff training",
    headline=_ENGLISH,
)
rule(
    "english.host",
    N_("who visits and who is visited (English)"),
    "Northfield University welcomed a delegation from Southbay College. The delegation was led "
    "by Dr. Paul Stone. A memorandum of understanding was signed.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
rule(
    "english.named_project",
    N_("a project that capitals name (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding on the Clean Rivers Project.",
    "Clean Rivers Project",
    headline=_ENGLISH,
)
rule(
    "english.period",
    N_("a term told by its first and its last day (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. It runs "
    "from 1 January 2026 to 31 December 2028.",
    "P3Y",
    headline=_ENGLISH,
)
rule(
    "english.stated_expiry",
    N_("the day on which the agreement ends, as the text states it (English)"),
    "Northfield University and Southbay College signed a memorandum of understanding. It is "
    "valid until 31 December 2028.",
    "2028-12-31",
    headline=_ENGLISH,
)
rule(
    "english.of_signatories",
    N_("the organisations of those who sign (English)"),
    "Professor Ruth Baker, President of Northfield University, and Dr. Paul Stone, Dean of "
    "Southbay College, signed the memorandum of understanding.",
    "Northfield University",
    "Southbay College",
    headline=_ENGLISH,
)
