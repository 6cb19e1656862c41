"""Compile the message catalogues (.po) into what gettext reads (.mo), for wheels and for editable installs alike."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path("src/mou_tui/i18n")


def compile_catalogues(root: Path) -> None:
    """Write `mou_tui.mo` beside each `mou_tui.po` below `root`."""
    for po in sorted((root / CATALOGUES).glob("*/LC_MESSAGES/mou_tui.po")):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root))
