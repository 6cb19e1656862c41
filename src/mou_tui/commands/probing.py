"""What `mou-tui doctor` tries in a process of its own: a library that brings it down is a finding, not doctor's end.

Prints a line of JSON before each thing that is tried, and one with its problem ("" for none) after it.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Literal

from mou_tui import faults
from mou_tui.errors import MouError

What = Literal["package", "format", "facts"]


def main(packages: list[str]) -> None:
    """Import these packages (pip's names), read a sample of each format, extract its facts."""
    for what, name, attempt in _attempts(packages):
        _print(what, name, None)
        try:
            problem = attempt() or ""
        except MouError as error:
            behind = faults.technical(error)
            problem = f"{error} [{behind}]" if behind else str(error)
        except BaseException as error:
            problem = f"{type(error).__name__}: {error}"
        _print(what, name, problem)


def _print(what: What, name: str, problem: str | None) -> None:
    sys.__stdout__.write(json.dumps([what, name, problem]) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


def _attempts(packages: list[str]) -> Iterator[tuple[What, str, Callable[[], str | None]]]:
    for package in packages:
        yield "package", package, lambda package=package: _import(package)  # type: ignore[misc]
    from mou_tui.loaders.samples import samples

    for name, data in samples().items():
        yield "format", name.rpartition(".")[2], lambda name=name, data=data: _read(name, data)  # type: ignore[misc]
    yield "facts", "facts", _extract


def _import(package: str) -> None:
    importlib.import_module(faults.module_of(package))


def _read(name: str, data: bytes) -> str | None:
    from mou_tui.loaders import load_bytes
    from mou_tui.loaders.samples import WORD

    articles = load_bytes(data, name)
    return None if WORD in articles[0].text else f"{name}: {articles[0].text!r}"


def _extract() -> str | None:
    from mou_tui.facts import extract
    from mou_tui.loaders import load_bytes
    from mou_tui.loaders.samples import samples

    (article,) = load_bytes(samples()["sample.txt"], "sample.txt")
    return None if any(fact.value == "mou" for fact in extract(article).of("instrument")) else "no MoU"


if __name__ == "__main__":
    main(sys.argv[1:])
