"""Two programs at once, killed again and again: what either was told is done stays done."""

import subprocess
import sys
from pathlib import Path

from mou_tui.annotations import Annotations

WRITER = """
import sys
from pathlib import Path
from mou_tui.annotations import AddBookmark, Annotations, SetNote, bookmark_article
from mou_tui.article import Article, Paragraph

folder, name = Path(sys.argv[1]), sys.argv[2]
annotations = Annotations.open(folder)
for number in range(10_000):
    article = Article(f"sha256:{name}-{number}", f"/{name}/{number}.txt", "ข่าว", (Paragraph(0, 4, "headline"),))
    bookmark = bookmark_article(article)
    annotations.apply(AddBookmark(bookmark))
    print("added", bookmark.uid, flush=True)
    annotations.apply(SetNote(bookmark.uid, name))
    print("noted", bookmark.uid, flush=True)
"""

KILLS = 6


def test_what_was_confirmed_survives_kills(tmp_path: Path) -> None:
    added: set[str] = set()
    noted: dict[str, str] = {}
    names = iter(range(100))

    def start() -> tuple[subprocess.Popen[str], str]:
        name = f"p{next(names)}"
        command = [sys.executable, "-c", WRITER, str(tmp_path), name]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True), name

    def hear(line: str, name: str) -> None:
        what, uid = line.split()
        if what == "added":
            added.add(uid)
        else:
            noted[uid] = name

    running = [start(), start()]
    for kill in range(KILLS):
        process, name = running.pop(0)
        assert process.stdout is not None
        for _ in range(5 + kill):  # wait until it has said so often that something is done
            hear(process.stdout.readline(), name)
        process.kill()  # SIGKILL: no handler, no cleaning up
        for line in process.communicate()[0].splitlines():
            if len(line.split()) == 2 and len(line.split()[1]) == 12:
                hear(line, name)
        if kill < KILLS - 2:
            running.append(start())
    annotations = Annotations.open(tmp_path)
    there = {b.uid: b.note for b in annotations.bookmarks()}
    assert added <= set(there)
    assert all(there[uid] == name for uid, name in noted.items())
    assert len({b.article.id.split("-")[0] for b in annotations.bookmarks()}) == KILLS
    assert annotations.notices == []
