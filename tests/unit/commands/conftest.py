"""Running the command line as a script does."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from mou_tui import commands, i18n


class Said(NamedTuple):
    """What a command answered: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Callable[..., Said]]:
    """Runs the command line in English and gives its exit code and what it said."""

    def go(*arguments: object) -> Said:
        code = commands.run(["--lang", "en", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return Said(code, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape"))

    yield go
    i18n.set_language("en")
