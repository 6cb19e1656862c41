"""Folders → the files in them that can be articles."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mou_tui.loaders.registry import SUFFIXES


def discover(paths: Iterable[Path]) -> Iterator[Path]:
    """The files below `paths` that have a loader, each folder's in the order of their names.

    A file that is named is taken whatever it is called. In folders, hidden files and folders, FIFOs, devices and folders
    without permission are passed over; symbolic links are followed, each folder once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _below(path, seen)
        else:
            yield path


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            if status.st_ino:
                seen.add((status.st_dev, status.st_ino))
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError:
            continue
        folders: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    folders.append(here / entry.name)
                elif entry.name[entry.name.rfind(".") :].lower() in SUFFIXES and entry.is_file():
                    yield here / entry.name
            except OSError:
                continue
        waiting.extend(reversed(folders))
