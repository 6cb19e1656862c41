"""What the commands take as arguments."""

from pathlib import Path
from typing import Any, Final

import click

from mou_tui.i18n import _


class _Paths(click.Path):
    """Whether a path is there and may be read is said by us and by the loaders, in our words and with our exit codes."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            # Else a script's empty variable would mean the folder it happens to stand in.
            self.fail(_("An empty name names no file."), param, ctx)
        return super().convert(value, param, ctx)


PATHS: Final = _Paths(path_type=Path, readable=False)
