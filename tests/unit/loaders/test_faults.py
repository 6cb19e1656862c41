"""What is wrong with the program is told as that, and never as something wrong with a file."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import types
from pathlib import Path

import pytest

import mou_tui
from mou_tui import faults, locations
from mou_tui.errors import InputError
from mou_tui.faults import FaultError
from mou_tui.loaders import load_bytes, reading
from mou_tui.loaders.registry import FORMATS, Format, format_of
from mou_tui.loaders.samples import STORY, WORD, samples

ROOT = Path(__file__).resolve().parents[3]
SOURCES = Path(mou_tui.__file__).parent

# Reads the samples with some modules blocked; prints how each file ended.
BLOCKED = """
import sys
from mou_tui.loaders import load_bytes, reading
from mou_tui.loaders.samples import samples
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if any(name == blocked or name.startswith(blocked + ".") for blocked in sys.argv[1:]):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
reading.read = reading.read_here  # the modules are blocked in this process
for name, data in samples().items():
    try:
        load_bytes(data, name)
    except Exception as error:
        print(name, type(error).__name__, error, sep="|")
"""


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process, in which modules and readers are replaced."""
    monkeypatch.setattr(reading, "read", reading.read_here)


@pytest.fixture(autouse=True)
def own_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another test has logged counts for nothing."""
    monkeypatch.setattr(faults, "_logged", {})


@pytest.mark.parametrize("name", samples())
def test_every_format_has_a_sample_that_is_read(name: str) -> None:
    (article,) = load_bytes(samples()[name], name)
    assert WORD in article.text


def test_every_format_has_a_sample() -> None:
    read = {format_of(data, Path(name).suffix).name for name, data in samples().items()}
    assert read == {known.name for known in FORMATS} - {"unreadable"}


@pytest.mark.parametrize(
    ("module", "package", "files"),
    [
        ("trafilatura", "trafilatura", {"sample.html", "sample.eml", "sample.mhtml"}),
        ("justext", "justext", {"sample.html", "sample.eml", "sample.mhtml"}),
        ("lxml_html_clean", "lxml_html_clean", {"sample.html", "sample.eml", "sample.mhtml"}),
        ("lxml", "lxml", {"sample.html", "sample.eml", "sample.mhtml", "sample.docx", "sample.odt", "sample.ods"}),
        ("openpyxl", "openpyxl", {"sample.xlsx"}),
        ("pypdfium2", "pypdfium2", {"sample.pdf"}),
    ],
)
def test_a_missing_package_is_named(module: str, package: str, files: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED, module], capture_output=True, encoding="utf-8", check=True)
    failed = [line.split("|", 2) for line in done.stdout.splitlines()]
    assert {name for name, _kind, _said in failed} == files
    for name, kind, said in failed:
        assert kind == "FaultError"
        assert f"{name}: mou-tui could not read it: {package} is missing or broken." in said
        assert "damaged" not in said


def broken_reader(error: str) -> Format:
    """A format whose reader, in a module of ours, does `error` with the bytes."""
    module = types.ModuleType("mou_tui.loaders.broken")
    exec(f"def read(data, suffix, limits):\n    {error}\n    yield", module.__dict__)
    sys.modules["mou_tui.loaders.broken"] = module
    return Format("broken", (".broken",), "broken:read")


@pytest.mark.parametrize(
    "error",
    ["data.nothing", "nothing(data)", "data + 1", "{}[data]", "[][3]", "assert not data", "import nothing_like_this", "int(None)",
     "__import__('json').loads(None)", "__import__('re').match(data, 1)"],
)  # fmt: skip
def test_an_error_of_programming_is_ours(error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.loaders.reading.format_of", lambda data, suffix: broken_reader(error))
    with pytest.raises(FaultError) as caught:
        load_bytes(b"x", "a.broken")
    assert "damaged" not in str(caught.value)
    assert str(caught.value).startswith("a.broken: mou-tui could not read it")
    log = locations.log_file().read_text("utf-8")
    assert "Traceback" in log
    assert "mou_tui" in log


@pytest.mark.parametrize(
    "error",
    ["raise ValueError('odd')", "__import__('zipfile').ZipFile(__import__('io').BytesIO(data))",
     "__import__('lxml.etree').etree.fromstring(data)",
     "__import__('pypdfium2').PdfDocument(data)", "__import__('struct').unpack('<Q', data)", "__import__('zlib').decompress(data)"],
)  # fmt: skip
def test_what_libraries_raise_over_bytes_is_the_files(error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.loaders.reading.format_of", lambda data, suffix: broken_reader(error))
    with pytest.raises(InputError, match=r"^a\.broken: This file is damaged") as caught:
        load_bytes(b"x", "a.broken")
    assert not isinstance(caught.value, FaultError)
    assert faults.technical(caught.value), "-v tells what the library said"


def test_a_fault_is_logged_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.loaders.reading.format_of", lambda data, suffix: broken_reader("data.nothing"))
    for _number in range(3):
        with pytest.raises(FaultError):
            load_bytes(b"x", "a.broken")
    assert locations.log_file().read_text("utf-8").count("AttributeError: ") == 1


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MOU_TUI_CACHE_DIR", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    try:
        dict[str, str]()["nothing"]
    except KeyError as error:
        path = faults.log(error)
    assert path.parent == tmp_path
    assert "KeyError" in path.read_text("utf-8")


def test_an_attachment_that_cannot_be_read_for_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "ลงนาม MoU"
    mail.set_content(STORY)
    mail.add_attachment(samples()["sample.xlsx"], maintype="application", subtype="octet-stream", filename="ข่าว.xlsx")
    assert len(load_bytes(bytes(mail), "a.eml")) == 2
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FaultError, match=r"ข่าว\.xlsx: mou-tui could not read it: openpyxl"):
        load_bytes(bytes(mail), "a.eml")


def imported_modules() -> set[str]:
    """The top-level names of all modules that the sources import."""
    names: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def declared() -> set[str]:
    """The packages that pyproject.toml requires, those of the extras for users among them, by their normal names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    required = project["dependencies"] + extras["data"] + extras["pictures"]
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in required}  # type: ignore[index]


def test_every_module_that_is_imported_is_required_by_name() -> None:
    packages = importlib.metadata.packages_distributions()
    for module in imported_modules() - set(sys.stdlib_module_names) - {"mou_tui"}:
        required = {normal(package) for package in packages.get(module, [module])}
        assert required & declared(), f"{module} is imported and none of {required} is required"


def test_what_libraries_need_of_extras_is_required_by_name() -> None:
    # pip before 23.1 takes lxml[html_clean] for lxml (PEP 685's names of extras are not normalised there).
    assert "lxml-html-clean" in declared()


@pytest.mark.parametrize("module", sorted(faults._PACKAGES))
def test_missing_packages_are_called_as_they_are_required(module: str) -> None:
    assert normal(faults._PACKAGES[module]) in declared()


def test_a_notice_says_the_sentence_the_package_or_the_log() -> None:
    own = faults.title_and_words(InputError("It is empty.", path="a.txt"))
    missing = faults.title_and_words(ImportError("No module named 'docx'", name="docx"))
    ours = faults.title_and_words(ZeroDivisionError("division by zero"))
    assert own[0] == missing[0] != ours[0]
    assert "It is empty." in own[1]
    assert "python-docx" in missing[1]
    assert str(faults.log(ZeroDivisionError())) in ours[1]
