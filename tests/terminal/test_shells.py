"""Tab in the shells themselves: bash, zsh and fish complete commands, files, ids, tags, fields and formats."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")

START = {
    "bash": (
        ["--norc", "--noprofile"],
        "PS1='READY> '; bind 'set bell-style none'; eval \"$(mou-tui completion bash)\"",
    ),
    "zsh": (["-f"], "PS1='READY> '; eval \"$(mou-tui completion zsh)\""),
    "fish": (["--no-config"], "function fish_prompt; echo -n 'READY> '; end; mou-tui completion fish | source"),
}
COMPLETED = [
    ("mou-tui sea", "mou-tui search "),
    ("mou-tui show bffd", "mou-tui show bffd27ce3a408d1c"),
    ("mou-tui show artic", "mou-tui show article.txt"),
    ("mou-tui list --format cs", "mou-tui list --format csv"),
    ("mou-tui list --format=cs", "mou-tui list --format=csv"),
    ("mou-tui facts --kind party,mon", "mou-tui facts --kind party,money"),
    ("mou-tui search sta", "mou-tui search status:"),
    ("mou-tui search status:renew", "mou-tui search status:renewed"),
    ("mou-tui bookmarks list --tag imp", "mou-tui bookmarks list --tag important"),
    ("mou-tui help query-l", "mou-tui help query-language"),
    ("mou-tui artic", "mou-tui article.txt"),
]


@pytest.mark.slow
@pytest.mark.parametrize("shell", START)
def test_tab_completes(shell: str, tmp_path: Path, seeds: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "article.txt").write_bytes(next(seeds.glob("000_*")).read_bytes())
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    environment = {
        **os.environ, "HOME": str(home), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "TERM": "dumb",
        "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "MOU_TUI_LANG": "en",
    }  # fmt: skip
    arguments, setup = START[shell]
    child = pexpect.spawn(
        program, arguments, cwd=str(tmp_path), env=environment, encoding="utf-8", dimensions=(40, 200), timeout=60
    )
    try:
        child.sendline(setup)
        child.sendline("mou-tui bookmarks add article.txt --tag important > /dev/null; echo do''ne")
        child.expect("\ndone")
        for typed, completed in COMPLETED:
            child.send(f"{typed}\t")
            child.expect(re.escape(completed.split()[-1]))
            child.send("\x15")
    finally:
        child.close(force=True)
