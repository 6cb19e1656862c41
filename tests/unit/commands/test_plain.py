"""`mou-tui --plain`: the reader as a conversation in lines, for screen readers and terminals that cannot draw."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mou_tui.commands import output
from mou_tui.commands.telling import Invocation

Run = Callable[..., Any]


@pytest.fixture
def read(run: Run, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """What the plain reader answers to lines that are typed."""

    def typed(*lines: str, language: str = "en") -> Any:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("--lang", language, "--plain", seeds)

    return typed


def test_list_article_and_facts_are_lines(read: Callable[..., Any]) -> None:
    said = read("1", "q")
    assert said.code == 0
    assert said.out.startswith("5 articles\n1. มช. ร่วมมือ Kunming Medical University")
    assert "Party: Kunming Medical University\n" in said.out
    assert "Article 1 of 5." in said.out
    assert "\x1b" not in said.out
    assert not any("─" <= letter <= "╿" for letter in said.out), "no boxes"


def test_words_search_and_numbers_read_what_was_found(read: Callable[..., Any]) -> None:
    said = read("party:มธ. status:signed", "1", "n", "p", "f", "a", "")
    assert "2 articles\n1. " in said.out
    assert "Article 2 of 2." in said.out
    assert said.out.rstrip().endswith("This is the end of the list.")


def test_what_is_wrong_is_said_and_the_conversation_goes_on(read: Callable[..., Any]) -> None:
    said = read("signed:2570..2560", "99", "f", "b", "xyzzyx", "?", "a", "2", "b", "b")
    assert said.code == 0
    assert "Did you mean “2560..2570”?" in said.out
    assert "There is no article 99" in said.out
    assert said.out.count("Read an article first") == 2
    assert "Nothing found." in said.out
    assert said.out.rstrip().endswith("Bookmarked.\nThe bookmark is removed.")


def test_a_dumb_terminal_is_told_of_it(run: Run) -> None:
    assert "mou-tui --plain" in run().err


@pytest.mark.parametrize(
    ("variables", "colored"), [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)]
)  # fmt: skip
def test_colours_and_drawing_over_are_for_terminals_that_can(
    variables: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(output.sys, "stdout", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(output.sys, "stderr", SimpleNamespace(isatty=lambda: True))
    assert output.in_color(Invocation()) is colored
    assert output.draws_over() is (variables["TERM"] != "dumb")
    monkeypatch.undo()


def test_it_speaks_thai(read: Callable[..., Any]) -> None:
    said = read("?", "99", "q", language="th")
    assert "articles" not in said.out
    assert "article" not in said.out.replace("Article", "")
