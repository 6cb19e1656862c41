"""Dates of Thai press releases: how many of the written forms each parser reads right, and how fast.

    python -m benchmarks.dates [FOLDER]

Peers: dateparser (`parse`, Thai) and pythainlp.util (`thai_strptime`, with every format that could fit: generous). With a
FOLDER of articles it also prints the share of dates with a weekday that agree with it: an oracle that needs no annotation.
Needs the `bench` extra.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from mou_tui.thai.dates import find_dates

CASES = (
    ("25 สิงหาคม 2566", "2023-08-25"),
    ("วันจันทร์ที่ 18 มีนาคม 2567", "2024-03-18"),
    ("วันที่ 5 เดือน มกราคม พ.ศ. 2566", "2023-01-05"),
    ("๑๗ กันยายน ๒๕๖๔", "2021-09-17"),
    ("วันศุกร์ ๑๗ กันยายน ๒๕๖๔", "2021-09-17"),
    ("4 ต.ค. 65", "2022-10-04"),
    ("วันนี้ (4 ต.ค. 65)", "2022-10-04"),
    ("26 ธ.ค.59", "2016-12-26"),
    ("9 มี.ค. 66", "2023-03-09"),
    ("15 ก.ย. 54", "2011-09-15"),
    ("15 ก.ค. 2565", "2022-07-15"),
    ("15 กค. 2565", "2022-07-15"),
    ("15-ก.ค.-2565", "2022-07-15"),
    ("21 เมษายน 2015", "2015-04-21"),
    ("21 เมษายน 2558", "2015-04-21"),
    ("21 ก.ย. 2558", "2015-09-21"),
    ("วันที่โพสต์ 4 มี.ค. 2559", "2016-03-04"),
    ("12 กรกฏาคม 2561", "2018-07-12"),
    ("2 มีนา 66", "2023-03-02"),
    ("29 ก.พ. 2567", "2024-02-29"),
    ("24 มกราคม ค.ศ. 2023", "2023-01-24"),
    ("1 มกราคม 2565", "2022-01-01"),
    ("01 ธ.ค. 2565", "2022-12-01"),
    ("18/03/2567", "2024-03-18"),
    ("15/7/65", "2022-07-15"),
    ("6/1/64", "2021-01-06"),
    ("10/3/2022", "2022-03-10"),
    ("18-03-2567", "2024-03-18"),
    ("2560-01-01", "2017-01-01"),
    ("2024-05-09", "2024-05-09"),
    ("18 มิถุนายน 2562 , 09:28 น.", "2019-06-18"),
    ("12-14 มกราคม 2566", "2023-01-12"),
    ("30 ม.ค. – 2 ก.พ. 66", "2023-01-30"),
    ("28 ธันวาคม – 3 มกราคม 2566", "2022-12-28"),
    ("เดือนพฤศจิกายน 2564", "2021-11"),
    ("พ.ย. 64", "2021-11"),
    ("พ.ศ. 2562", "2019"),
    ("May 9, 2024", "2024-05-09"),
    ("Friday 25th August 2023", "2023-08-25"),
    ("23 สิงหาคม", "2023-08-23"),
)
"""Each form with its ISO date at the precision given; the dateline's year is 2023."""

Parser = Callable[[str, str], str | None]


def ours(text: str, _wanted: str) -> str | None:
    """`mou_tui.thai.dates.find_dates`."""
    found = find_dates(text, default_year=2023)
    return found[0].value if found else None


def by_dateparser() -> Parser:
    """`dateparser.parse`, cut to the precision that is wanted (it has none of its own)."""
    import dateparser

    def parse(text: str, wanted: str) -> str | None:
        read = dateparser.parse(text, languages=["th", "en"], settings={"DATE_ORDER": "DMY"})
        return read.date().isoformat()[: len(wanted)] if read else None

    return parse


def by_pythainlp() -> Parser:
    """`pythainlp.util.thai_strptime`, right where any of the formats reads it right."""
    from pythainlp.util import thai_strptime

    formats = ("%d %B %Y", "%d/%B/%Y", "%d-%B-%Y", "%Y-%B-%d", "วัน%Aที่ %d %B %Y", "%d %B %Y %H:%M", "%B %Y", "%B %d %Y")

    def parse(text: str, wanted: str) -> str | None:
        for form in formats:
            for era in ("be", "ad"):
                try:
                    read = thai_strptime(text, form, era)
                except Exception:
                    continue
                if read.date().isoformat()[: len(wanted)] == wanted:
                    return wanted
        return None

    return parse


def measure(name: str, parse: Parser, rounds: int) -> None:
    """Print how many cases `parse` reads right, and its time per case."""
    right = sum(parse(text, wanted) == wanted for text, wanted in CASES)
    start = time.perf_counter()
    for _ in range(rounds):
        for text, wanted in CASES:
            parse(text, wanted)
    each = (time.perf_counter() - start) / rounds / len(CASES)
    print(f"{name:14} {right:3} of {len(CASES)} right   {each * 1e6:8.1f} µs a date")


def weekdays(folder: Path) -> None:
    """Print how many of the dates that carry a weekday agree with it."""
    from mou_tui.loaders import discover, load

    agree = disagree = 0
    for path in discover([folder]):
        for article in load(path):
            for found in find_dates(article.text, near=article.published_on):
                if found.weekday is not None:
                    agree, disagree = agree + (not found.weekday_disagrees), disagree + found.weekday_disagrees
    print(f"weekday oracle: {agree} of {agree + disagree} dates agree ({agree / max(1, agree + disagree):.2%})")


def main() -> None:
    measure("mou-tui", ours, 200)
    measure("dateparser", by_dateparser(), 2)
    measure("pythainlp.util", by_pythainlp(), 5)
    if len(sys.argv) > 1:
        weekdays(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
