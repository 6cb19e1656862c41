"""What one file may cost: size, pages, members, expansion, time. The settings file sets them."""

import functools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from mou_tui import locations
from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.settings import DEFAULTS, Settings, load_settings

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one file; sizes in megabytes, time in seconds. `memory_mb` is what reading it may take.

    `columns` names the reader's own columns of collections.
    """

    file_mb: int = DEFAULTS.max_file_mb
    pages: int = DEFAULTS.max_pages
    members: int = DEFAULTS.max_members
    expanded_mb: int = DEFAULTS.max_expanded_mb
    seconds: int = DEFAULTS.max_seconds
    memory_mb: int = DEFAULTS.max_memory_mb
    columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """The limits that the settings set."""
        return cls(
            settings.max_file_mb,
            settings.max_pages,
            settings.max_members,
            settings.max_expanded_mb,
            settings.max_seconds,
            settings.max_memory_mb,
            settings.columns,
        )

    def check_size(self, size: int) -> None:
        """Raise InputError where a file has more than `size` bytes allows."""
        if size > self.file_mb * _MEGABYTE:
            raise InputError(
                _("This file is larger than %(most)d MB.") % {"most": self.file_mb},
                advice=_("Raise “%s” in the settings file to open it.") % "max_file_mb",
            )

    def check_expanded(self, size: int) -> None:
        """Raise InputError where a compressed file would expand to more than is allowed."""
        if size > self.expanded_mb * _MEGABYTE:
            raise InputError(
                _("This file would expand to more than %(most)d MB.") % {"most": self.expanded_mb},
                advice=_("Open it only if you trust it, with a higher “%s” in the settings file.") % "max_expanded_mb",
            )

    def out_of_time(self) -> InputError:
        """The error for a file that took longer than is allowed."""
        return InputError(
            _("Reading this file took longer than %(most)d seconds.") % {"most": self.seconds},
            advice=_("Raise “%s” in the settings file to open it.") % "max_seconds",
        )

    def deadline(self) -> "Deadline":
        """A deadline from now."""
        return Deadline(time.process_time() + self.seconds, self)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which a file must be read, by the processor's time: who takes the articles is in no hurry."""

    moment: float
    limits: Limits

    def check(self) -> None:
        """Raise InputError where the time is over."""
        if time.process_time() >= self.moment:
            raise self.limits.out_of_time()


def limits_in_force() -> Limits:
    """The limits of the settings file. Raises OwnDataError where that cannot be read."""
    return _limits_of(str(locations.settings_file()))


@functools.lru_cache(maxsize=4)
def _limits_of(settings_file: str) -> Limits:
    # Once a process: a folder has a hundred thousand files.
    return Limits.of(load_settings())
