"""The agreements as two tables of Parquet: `agreements`, a row each, and `reports`, a row for each article that tells of one.

Needs pyarrow, which comes with the extra `data`; DuckDB, pandas and polars read the files as they are.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from mou_tui.errors import UsageError
from mou_tui.exporters.writing import refuse_what_is_there, write_whole
from mou_tui.i18n import _
from mou_tui.settings import OWN

_APART: Final = ("articles", "values", "schema", "money", "fields")


def write_parquet(
    documents: Iterable[dict[str, Any]], path: Path, own: Sequence[tuple[str, str]] = (), *, force: bool = False
) -> tuple[Path, Path]:
    """Write `documents` (mou-tui/agreement/2) to `path`, and their articles beside it; returns both files.

    `own` are the kinds of own fields, each with its column.

    Raises UsageError where pyarrow is not installed or a file is there already, ExportError where one cannot be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            _("Parquet needs pyarrow, which is not installed."),
            advice=_("pip install “mou-tui[data]”, or choose jsonl."),
        ) from error
    agreements: list[dict[str, Any]] = []
    reports: list[dict[str, Any]] = []
    for document in documents:
        row = {key: value for key, value in document.items() if key not in _APART}
        row |= {column: document["fields"].get(kind.removeprefix(OWN)) for kind, column in own}
        row["money"] = json.dumps(document["money"], ensure_ascii=False)
        row["values"] = json.dumps(document["values"], ensure_ascii=False)
        agreements.append(row)
        reports += [{"key": document["key"], **article} for article in document["articles"]]
    beside = path.with_name(f"{path.stem}-reports{path.suffix}")
    texts = pyarrow.string()
    lists = {"parties", "signatories", "perhaps", "aliases", "amended_by", "differs"}
    numbers = {"days_left", "checked"}
    schema = pyarrow.schema(
        [
            (key, pyarrow.list_(texts) if key in lists else pyarrow.int64() if key in numbers else texts)
            for key in (agreements[0] if agreements else {"key": ""})
        ]
    )
    columns = ("key", "id", "path", "title", "published_on", "source_url")
    about = pyarrow.schema([*((name, texts) for name in columns), ("agreement", pyarrow.int64())])
    for target in (path, beside):
        # Both or none.
        refuse_what_is_there(target.resolve(), force=force)
    for target, rows, columns_ in ((beside, reports, about), (path, agreements, schema)):
        table = pyarrow.Table.from_pylist(rows, columns_)
        write_whole(target, lambda out, table=table: pyarrow.parquet.write_table(table, out), force=force)  # type: ignore[misc]
    return path, beside
