"""Reading back what `exporters.safety.cell` made."""

from mou_tui.exporters.safety import cell


def uncell(text: str) -> str:
    """The text that `cell` made harmless."""
    return text[1:] if text[:1] == "'" and cell(text[1:]) == text else text
