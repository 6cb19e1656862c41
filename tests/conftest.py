"""What all tests share: an own home for the reader's data, a fixed day, and where the real articles are."""

import contextlib
import os
import shutil
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

from mou_tui import i18n, locations

if TYPE_CHECKING:
    from mou_tui.app.agreements.view import AgreementsView
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"

# The same examples every time, so that a test that passed passes; the slow checks try ten times as many
# (tests/properties/effort.py for those that say how many), and `HYPOTHESIS_PROFILE=explore` looks for new ones.
_few = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("few", _few)
settings.register_profile("thorough", _few, max_examples=300)
settings.register_profile("explore", _few, max_examples=300, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the developer's own bookmarks, cache, settings or home folder; today is 1 October 2023."""
    # Beside the test's own folder, of which a test may say what is in it.
    home = tmp_path.with_name(f"{tmp_path.name}-home")
    home.mkdir(exist_ok=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("MOU_TUI_DATA_DIR", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("MOU_TUI_CACHE_DIR", str(tmp_path / "home" / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.delenv("MOU_TUI_SETTINGS", raising=False)
    monkeypatch.setenv("MOU_TUI_TODAY", "2023-10-01")
    monkeypatch.delenv("NO_COLOR", raising=False)
    # What a command was told by --settings and --data-dir holds for its process, and must not for the next test.
    monkeypatch.setattr(locations, "_overrides", {})
    i18n.set_language("en")


@pytest.fixture(scope="session")
def index_of_the_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the index of the sample articles, made once a run and worker."""
    from mou_tui.library import sync

    folder = tmp_path_factory.mktemp("samples") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOU_TUI_CACHE_DIR", str(folder))
        sync([SEEDS])
    return folder


@pytest.fixture
def samples_indexed(own_home: None, index_of_the_samples: Path) -> None:
    """The index of the sample articles is there: a process that lists them need not load the extractors."""
    shutil.copytree(index_of_the_samples, locations.cache_dir())


@pytest.fixture
def view(tmp_path: Path) -> "Iterator[AgreementsView]":
    """The agreements of three made-up articles, as their screen has them."""
    from tests.unit.app.agreements_desk import agreements_view

    with agreements_view(tmp_path) as made:
        yield made


Server = TypeVar("Server", bound=socketserver.BaseServer)


@pytest.fixture
def serve() -> Iterator[Callable[[Server], Server]]:
    """Let servers of this machine answer while the test runs."""
    with contextlib.ExitStack() as stack:

        def start(server: Server) -> Server:
            stack.enter_context(server)
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return server

        yield start


@pytest.fixture
def seeds() -> Path:
    """The folder of the five sample articles."""
    return SEEDS


@pytest.fixture
def article(seeds: Path) -> "Article":
    """A sample article that is longer than a screen."""
    from mou_tui.loaders import load

    return next(iter(load(next(seeds.glob("000_*.txt")))))


@pytest.fixture
def facts(article: "Article") -> "Facts":
    """A party, a person and a venue of that article, in the order of the text."""
    from mou_tui.article import Span
    from mou_tui.facts.model import Fact, Facts

    def fact(kind: Any, words: str, **details: Any) -> Fact:
        start = article.text.index(words, article.paragraphs[1].end)
        return Fact(kind, words, (Span(start, start + len(words)),), rule="x", details=details)

    return Facts(
        (
            fact("party", "มหาวิทยาลัยเชียงใหม่"),
            fact("person", "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล", role="signatory"),
            fact("venue", "ห้องประชุมพระยาศรีวิสารวาจา"),
        )
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpus sample and the gold facts; skips where the project stands alone."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 2,000 articles of the corpus sample, unpacked once a run and worker."""
    import tarfile

    target = tmp_path_factory.mktemp("corpus")
    with tarfile.open(shared / "corpus" / "thaigov-2000.tar.xz") as archive:
        archive.extractall(target, filter="data")
    return target / "thaigov-2000"
