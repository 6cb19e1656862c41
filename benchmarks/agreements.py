"""What agreements cost: made once from an index, opened, filtered again, and after one article has changed.

python -m benchmarks.agreements FOLDER    FOLDER has been indexed (mou-tui index FOLDER)
"""

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mou_tui import clock
from mou_tui.agreements.deals import Deal
from mou_tui.library import Library, agreement_table
from mou_tui.library.agreement_list import AgreementList
from mou_tui.library.agreement_query import apply, ordered, parse

FILTERS = ("state:unknown", "is:differs", "reports:>1", "ends:<365d", "คู่สัญญา:กยศ", "ลงนาม:2566", "พลังงานสะอาด")


def timed(what: str, do: Callable[[], object], turns: int = 5) -> None:
    """Print how long `do` takes, the least of some turns, in milliseconds: by the clock, and of the processor.

    Where others work on the machine the first is more than the second; what counts is the second then.
    """
    clock_least = processor_least = float("inf")
    for _turn in range(turns):
        began, used = time.perf_counter(), time.process_time()
        do()
        clock_least = min(clock_least, time.perf_counter() - began)
        processor_least = min(processor_least, time.process_time() - used)
    print(f"{what:44} {clock_least * 1000:9.1f} ms {processor_least * 1000:9.1f} ms")


class _UndoneError(Exception):
    """Takes a transaction back."""


def main(folder: Path) -> int:
    with Library.open([folder]) as library:
        db = library.connection()
        with db:
            agreement_table.refresh(db)
        counts: list[int] = []

        def made_once() -> None:
            # Taken back: the index stays as it is.
            with contextlib.suppress(_UndoneError), db:
                db.execute("delete from meta where key = 'agreements'")
                counts.append(agreement_table.refresh(db))
                raise _UndoneError

        print(f"{'':44} {'clock':>12} {'processor':>12}")
        timed("made once", made_once, turns=1)
        print(f"  from {counts[0]} articles that tell of agreements, of {library.count()}")
        ((rowid,),) = db.execute("select article from report order by id desc limit 1").fetchall()

        def one_changed() -> None:
            with contextlib.suppress(_UndoneError), db:
                db.execute("insert or ignore into told values(?)", (rowid,))
                agreement_table.refresh(db)
                raise _UndoneError

        timed("after one article has changed", one_changed)
        timed("opened", lambda: AgreementList.of(library))
        listed = AgreementList.of(library)
        print(f"{len(listed.briefs)} agreements")
        today = clock.today()
        for text in FILTERS:
            timed(
                f"filtered: {text}",
                lambda text=text: ordered(  # type: ignore[misc]
                    apply(parse(text, today), listed.briefs, lambda q: listed.of_articles(library.found(q))),
                    "signed",
                    today,
                ),
            )
        first: list[Deal | None] = []
        timed("details of one", lambda: first.append(listed.deal(listed.briefs[0].key)))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
