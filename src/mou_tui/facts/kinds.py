"""The kinds of facts, one line each: what all parts of the program know of a kind stands here.

A new kind is a module that finds it and a line of KIND_TABLE (docs/adding-facts.md): its label, its letter in the gutter,
its place and colour in the pane, what may be typed for it, its field in searches and its column in exports follow.
"""

from dataclasses import dataclass
from typing import Final, Literal

from mou_tui.i18n import N_

Form = Literal["words", "choice", "date", "term", "money", "number"]
"""What values of a kind are: words of the article, one of a few words, an ISO 8601 date or duration, an amount, a whole number."""


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind. `name` and `plural` are English, marked for the catalogues; letters are Thai and Latin."""

    key: str
    name: str
    letters: tuple[str, str]
    plural: str = ""
    form: Form = "words"
    colour: int = 3
    """The number of its colour in the looks (app/themes.py)."""
    single: bool = False
    """Whether an agreement has at most one."""
    of_article: bool = False
    """Whether it belongs to the article as a whole and to none of its agreements."""
    where_none: str = ""
    """What the pane says where there is none; nothing where this is empty."""
    names: tuple[str, ...] = ()
    """What the numbers from `low` on are called."""
    low: int = 0
    high: int = 0
    """The least and the greatest of a number."""
    hint: str = ""
    """What may be typed, for a form that is not plain words."""
    field: tuple[str, ...] = ()
    """The names of its field in searches, where it has no other than words or numbers."""
    has: str = ""
    """Its Thai names behind `has:`."""
    column: int = 0
    """The width of its column in tables, for a kind that no exporter treats by itself; 0 for none."""
    module: str = ""
    """The module of mou_tui.facts whose `facts(page)` finds it, for a kind that depends on no other."""

    def is_number(self, value: object) -> bool:
        """Whether `value` is a number of this kind."""
        return type(value) is int and self.low <= value <= self.high


_NOT_STATED: Final = N_("not stated")
_A_DATE: Final = N_("A date: 23 ส.ค. 2566, 23/8/2566, 2023-08-23, or only a month or a year.")

SDG_NAMES: Final = (
    N_("No poverty"), N_("Zero hunger"), N_("Good health and well-being"), N_("Quality education"), N_("Gender equality"),
    N_("Clean water and sanitation"), N_("Affordable and clean energy"), N_("Decent work and economic growth"),
    N_("Industry, innovation and infrastructure"), N_("Reduced inequalities"), N_("Sustainable cities and communities"),
    N_("Responsible consumption and production"), N_("Climate action"), N_("Life below water"), N_("Life on land"),
    N_("Peace, justice and strong institutions"), N_("Partnerships for the goals"),
)  # fmt: skip
"""The short names of the Sustainable Development Goals, 1 to 17 (https://sdgs.un.org/goals)."""

KIND_TABLE: Final[tuple[FactKind, ...]] = (
    FactKind("instrument", N_("Type"), ("ป", "T"), form="choice", single=True),
    FactKind("status", N_("Status"), ("ถ", "S"), form="choice", single=True),
    FactKind("party", N_("Party"), ("ค", "P"), N_("Parties"), colour=0, where_none=_NOT_STATED, has="คู่ความร่วมมือ คู่สัญญา parties"),
    FactKind("person", N_("Person"), ("บ", "N"), has="บุคคล people"),
    FactKind("signed_on", N_("Signed on"), ("ว", "D"), form="date", colour=4, single=True, where_none=_NOT_STATED, hint=_A_DATE,
             has="signed ลงนาม วันลงนาม"),
    FactKind("expires_on", N_("Expires on"), ("ห", "E"), form="date", colour=4, single=True, where_none=N_("not known"), hint=_A_DATE,
             has="expires สิ้นสุด วันสิ้นสุด หมดอายุ วันหมดอายุ"),
    FactKind("venue", N_("Venue"), ("ส", "V"), colour=5, single=True, where_none=_NOT_STATED, field=("venue", "สถานที่"), has="สถานที่"),
    FactKind("term", N_("Term"), ("อ", "R"), form="term", colour=4, single=True, where_none=_NOT_STATED,
             hint=N_("How long: 3 ปี, 1 ปี 6 เดือน, 3 years."), has="อายุ ระยะเวลา"),
    FactKind("money", N_("Amount"), ("ง", "A"), N_("Amounts"), form="money", colour=7,
             hint=N_("An amount: 174.15 ล้านบาท, 20,000 USD."), has="วงเงิน เงิน งบ"),
    FactKind("scope", N_("Area of cooperation"), ("ข", "O"), N_("Areas of cooperation"), colour=6, field=("scope", "ขอบเขต"), has="ขอบเขต"),
    FactKind("project", N_("Project"), ("ก", "J"), N_("Projects"), colour=6, field=("project", "โครงการ"), has="โครงการ"),
    FactKind("sdg", N_("SDG"), ("ย", "G"), N_("Sustainable Development Goals"), form="number", colour=6, names=SDG_NAMES, low=1, high=17,
             hint=N_("A number from 1 to 17."), field=("sdg",), column=8, module="sdgs"),
    FactKind("quote", N_("Quotation"), ("พ", "Q"), N_("Quotations"), of_article=True, has="คำพูด"),
    FactKind("abbreviation", N_("Abbreviation"), ("ต", "B"), N_("Abbreviations"), of_article=True, has="ตัวย่อ คำย่อ"),
    FactKind("contact", N_("Contact"), ("ท", "C"), N_("Contacts"), colour=7, of_article=True, has="ติดต่อ"),
)  # fmt: skip
"""All kinds, in the order in which people want to read them."""

KIND_BY_KEY: Final = {kind.key: kind for kind in KIND_TABLE}

PANE_ORDER: Final = (
    "instrument", "status", "party", "person", "signed_on", "venue", "term", "expires_on", "project", "scope", "money",
)  # fmt: skip
"""The kinds that stand first in the facts pane; the others follow in the order of the table."""
