"""Faults of the program itself: a package that is missing or broken, an error in our own code.

They are told apart from what is wrong with a file, so that nobody looks for the fault in a file that is whole; and they
are never kept: the next run tries again. Details go to a log file, whose name does not change from run to run.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from mou_tui import locations
from mou_tui.errors import InputError, MouError
from mou_tui.i18n.kept import Sentence
from mou_tui.i18n.kept import sentence as _

_PACKAGES: Final = {
    "ahocorasick": "pyahocorasick",
    "re2": "google-re2",
    "docx": "python-docx",
    "tomli_w": "tomli-w",
    "yaml": "pyyaml",
    # Was a part of lxml once; who imports it is told so in a sentence and not by a name.
    "lxml.html.clean": "lxml_html_clean",
}
"""Where the name that is imported is not the name by which pip knows the package."""

_READ_DOCUMENTS: Final = frozenset(("email", "encodings", "gzip", "html", "xml", "zipfile"))
"""Modules of the standard library that stumble over a damaged file, as the libraries do that read files."""

_LARGEST_LOG: Final = 1_000_000
"""Bytes after which the log file is begun anew."""

_logged: dict[tuple[type, str | None, int], Path] = {}
"""What this process has written to the log, and where that is: one fault in ten thousand files is one entry."""


class FaultError(InputError):
    """A file could not be read for a fault of the program, not of the file; to be tried again."""


def is_ours(error: BaseException) -> bool:
    """Whether `error`, raised while a file was read, says something about the program and nothing about the file.

    That is a package that cannot be imported, and an error of programming (an attribute or a name that does not exist, a
    wrong type, a missing key) in our own frame or in a module of the standard library that reads no documents. Inside the
    libraries that read files, such errors are how damaged files make themselves felt.
    """
    if _import_error(error) is not None or isinstance(error, NameError) or type(error) is SyntaxError:
        return True
    module = _module_of(error.__traceback__)
    if isinstance(error, OSError):
        return module == "ctypes"  # a shared library that cannot be loaded
    if not isinstance(error, AttributeError | TypeError | KeyError | IndexError | AssertionError):
        return False
    return module == "mou_tui" or (module in sys.stdlib_module_names and module not in _READ_DOCUMENTS)


def _module_of(trace: TracebackType | None) -> str:
    """The top-level module of the innermost frame."""
    name = ""
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    return name.partition(".")[0]


def _import_error(error: BaseException) -> ImportError | None:
    return next((one for one in chain(error) if isinstance(one, ImportError)), None)


def chain(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it was raised from, one after the other."""
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        yield here
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)


def technical(error: BaseException) -> str:
    """What lies at the bottom of `error`, for `-v` and for reports: `PdfiumError: Failed to load document`. "" for our own sentences."""
    cause = [*chain(error)][-1]
    return "" if isinstance(cause, MouError) else _in_a_line(cause)


def _in_a_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def missing_package(error: ImportError) -> str:
    """The package to install, by pip's name, so that what failed can be imported."""
    for name, package in _PACKAGES.items():
        if (error.name or "").partition(".")[0] == name or name in str(error):
            return package
    return (error.name or "").partition(".")[0] or _in_a_line(error)


def not_installed(error: ImportError) -> str:
    """What to say where something could not be imported, which goes to the log."""
    log(error)
    sentence = _("%s is missing or broken. Install mou-tui again; “mou-tui doctor” tells what is missing.")
    return sentence % missing_package(error)


def title_and_words(error: Exception) -> tuple[str, str]:
    """What a notice over the reader says of an error; what is no sentence of ours goes to the log."""
    if isinstance(error, MouError):
        return _("Could not do that"), str(error)
    if isinstance(error, ImportError):
        return _("Could not do that"), not_installed(error)
    words = _("Something went wrong that should not have. Nothing of yours was changed; the details are in %s.")
    return _("This should not have happened"), words % log(error)


def module_of(package: str) -> str:
    """The module to import of a package that pip knows by this name: `docx` for python-docx."""
    for module, known in _PACKAGES.items():
        if known == package and "." not in module:
            return module
    return package.replace("-", "_")


def fault(error: BaseException) -> FaultError:
    """What to say of a file that was not read because of `error`, which goes to the log. The caller raises it from `error`."""
    missing = _import_error(error)
    if missing is not None:
        log(error)
        return FaultError(
            _("mou-tui could not read it: %s is missing or broken.") % missing_package(missing),
            advice=_("The file may be whole. Install mou-tui again; “mou-tui doctor” tells what is missing."),
        )
    return FaultError(
        _("mou-tui could not read it because of a fault of its own; the details are in %s.") % log(error),
        advice=_("The file may be whole."),
    )


def facts_failed(error: BaseException) -> Sentence:
    """What to say of an article whose facts could not be extracted because of `error`, which goes to the log."""
    missing = _import_error(error)
    if missing is not None:
        log(error)
        return _("Its facts are not known: %s is missing or broken.") % missing_package(missing)
    return _("Its facts are not known because of a fault of mou-tui; the details are in %s.") % log(error)


def log(error: BaseException) -> Path:
    """Write `error` with its traceback to the log file, once a process; returns where that is."""
    import traceback

    trace = traceback.extract_tb(error.__traceback__)
    key = type(error), *((trace[-1].filename, trace[-1].lineno or 0) if trace else (None, 0))
    if key not in _logged:
        _logged[key] = _written("".join(traceback.format_exception(error)))
    return _logged[key]


def _written(details: str) -> Path:
    """Write them to the log file, or where it cannot be written, to one for them alone; returns where that is."""
    path = locations.log_file()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size > _LARGEST_LOG
        with path.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details + "\n")
        return path
    import tempfile

    # Where nothing can be written, as in a container whose home is read-only.
    with contextlib.suppress(OSError):
        number, name = tempfile.mkstemp(prefix="mou-tui-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
        return Path(name)
    return path
