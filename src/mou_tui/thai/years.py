"""Years as they are written, of the Buddhist and the common era."""

from typing import Final

from mou_tui.i18n import Era

BUDDHIST_OFFSET: Final = 543

_LATEST_TWO_DIGITS: Final = 30


def common_year(
    written: str, mark: str | None = None, *, near: int | None = None, thai: bool = True
) -> tuple[int, Era] | None:
    """The year of the common era and the era written: `2566` → 2023, `66` → 2023, `2023` → 2023; None for what is no year.

    `mark` is พ.ศ., ค.ศ., A.D. … where written. Two digits are Buddhist (66 is 2566) unless that lies two generations
    back and the common era does not: up to 30, or up to two years after the dateline's year `near`. In English dates
    (`thai` False) they are common.
    """
    year = int(written)
    marked_common = mark is not None and mark[0] in "คAC"
    if len(written) <= 2:
        common, buddhist = 2000 + year, 2500 + year - BUDDHIST_OFFSET
        if marked_common or (not thai and mark is None):
            return common, "ce"
        if mark is None and (year <= _LATEST_TWO_DIGITS if near is None else near - 15 <= common <= near + 2):
            return common, "ce"
        return buddhist, "be"
    if 2300 <= year <= 2699 and not marked_common:
        return year - BUDDHIST_OFFSET, "be"
    if 1700 <= year <= 2199:
        return year, "ce"
    return None
