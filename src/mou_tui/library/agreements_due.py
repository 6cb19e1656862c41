"""Whether the agreements in the index are behind its articles: asked at every look at the folders, without what brings them up to date."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

import apsw

from mou_tui.library import schema

_TABLES: Final = (
    # Articles whose reports are to be read again.
    "create table if not exists told(article integer primary key)",
    "create table if not exists report(id integer primary key, key text not null unique, article integer not null, day integer,"
    " pointer text not null, told text not null, deal integer)",
    "create index if not exists report_article on report(article)",
    "create index if not exists report_deal on report(deal)",
    # Parties and rare parts of headlines, as numbers: reports that share one may tell of one agreement.
    "create table if not exists block(block integer, report integer, primary key(block, report)) without rowid",
    "create index if not exists block_report on block(report)",
    "create table if not exists pair(a integer, b integer, same integer, likeness real, primary key(a, b)) without rowid",
    "create index if not exists pair_b on pair(b)",
    "create table if not exists deal(id integer primary key, key text not null unique, cells text not null,"
    " title text, instrument text, status text, parties text, party_keys text, signed_on text, ends_on text, end_kind text,"
    " ends_by text, term text, venue text, people text, amount real, currency text, differs text, checked integer, published text,"
    " reports integer)",
    "create trigger if not exists told_of_new after insert on article when new.instrument is not 'none'"
    " begin insert or ignore into told values(new.rowid); end",
    "create trigger if not exists told_anew after update of instrument, title, published_on on article"
    " when new.instrument is not 'none' or old.instrument is not 'none'"
    " begin insert or ignore into told values(new.rowid); end",
    "create trigger if not exists told_no_more after delete on article when old.instrument is not 'none'"
    " begin insert or ignore into told values(old.rowid); end",
)


@cache
def rules() -> str:
    """A digest of the sources that group reports and make cells."""
    digest = hashlib.sha256()
    here = Path(__file__)
    agreements = here.parents[1] / "agreements"
    for path in sorted((*agreements.glob("*.py"), *agreements.glob("*.json"), *here.parent.glob("agreement*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_there(db: apsw.Connection) -> bool:
    """Whether the index has agreements at all: one that an earlier version made has none until it is next brought up to date."""
    return schema.has_table(db, "deal")


def is_behind(db: apsw.Connection) -> bool:
    """Whether articles have come or changed whose reports are still to be read."""
    return schema.row(db, "select 1 from told limit 1") is not None


def make_ready(db: apsw.Connection) -> None:
    """Make the tables where they are not there, and note all articles to be read again where others have made them.

    The caller has a transaction open.
    """
    for statement in _TABLES:
        db.execute(statement)
    if schema.row(db, "select value from meta where key = 'agreements'") != (rules(),):
        db.execute("insert or ignore into told select rowid from article where instrument is not 'none'")
        db.execute("insert or ignore into told select article from report")
        db.execute("insert or replace into meta values('agreements', ?)", (rules(),))
