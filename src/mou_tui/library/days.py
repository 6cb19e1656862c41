"""Days as numbers that compare."""


def day_range(iso: str | None) -> tuple[int, int]:
    """The first and the last day of a date of any precision as numbers: `2021-11` → (20211101, 20211131); (0, 0) for None."""
    if not iso:
        return 0, 0
    parts = [int(part) for part in iso[:10].split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    low = year * 10_000 + (month or 1) * 100 + (day or 1)
    high = year * 10_000 + (month or 12) * 100 + (day or 31)
    return low, high
