"""`mou-tui fields`: the reader's own fields of articles and agreements, from scripts."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.annotations import Annotations, Operation, OwnValue
from mou_tui.annotations.agreements import AgreementEntry
from mou_tui.commands.output import in_color, table_width, tell_nothing, visible, write_as
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import ARTICLE, FIELD, FOLDER, format_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.exporters.register_columns import cell_kind
from mou_tui.i18n import _
from mou_tui.library.fields import field_key, own_fields
from mou_tui.settings import USUAL_FIELDS, load_settings

FORMATS = ("table", "jsonl", "json", "csv")
CSV_COLUMNS = ("field", "value", "changed", "id", "path", "locator", "title", "published_on", "source_url", "agreement")
_NOTHING_FOUND = 1
_AGREEMENT: Final = re.compile("ag:[0-9a-f]{12}")


@click.group(
    help=_("List and fill in own fields of articles and agreements: file number, owner, whatever the settings name.")
)
def command() -> None:
    pass


@command.command("list", help=_("List what stands in own fields."))
@click.option("--field", "named", type=FIELD, metavar="FIELD", help=_("Only this field."))
@format_option(FORMATS)
@click.pass_obj
def list_(invocation: Invocation | None, named: str | None, format_: str | None) -> int:
    wanted = None if named is None else field_id(named)
    annotations = own_annotations()
    of_articles = [_document(own) for own in annotations.own_values()]
    of_agreements = [document for entry in annotations.agreements() for document in _documents(entry)]
    shown = [document for document in (*of_articles, *of_agreements) if wanted in (None, document["field"])]
    write_as(
        format_,
        table=lambda: _write_table(shown, in_color(invocation or Invocation())),
        documents=shown,
        columns=CSV_COLUMNS,
    )
    if not shown:
        tell_nothing()
    return 0 if shown or named is None else _NOTHING_FOUND


@command.command(
    "set",
    help=_(
        "Put VALUE into a field of an article or an agreement (ag:…), instead of what stands there; nothing empties it."
    ),
)
@click.argument("article", type=ARTICLE, metavar="ARTICLE")
@click.argument("named", type=FIELD, metavar="FIELD")
@click.argument("value", nargs=-1, metavar="[VALUE]…")
@click.option(
    "--library",
    type=FOLDER,
    metavar=_("FOLDER"),
    help=_("The folder of the agreement; the one opened last unless given."),
)
@click.pass_obj
def set_(invocation: Invocation | None, article: str, named: str, value: tuple[str, ...], library: Path | None) -> int:
    from mou_tui.commands.show import find_item

    field = field_id(named)
    annotations = own_annotations()
    operation: Operation | None
    if _AGREEMENT.fullmatch(article):
        operation = _on_agreement(article, field, " ".join(value), () if library is None else (library,), annotations)
    else:
        operation = annotations.setting(find_item(article, invocation or Invocation()).article, field, " ".join(value))
    if operation is None or annotations.apply(operation) is None:
        say(_("Nothing had to be changed."))
    return 0


def _on_agreement(
    code: str, field: str, value: str, folders: tuple[Path, ...], annotations: Annotations
) -> Operation | None:
    """What puts a value into a field of the agreement of this code; None where it stands there. Raises UsageError."""
    from mou_tui.commands.libraries import open_library
    from mou_tui.library.agreement_list import AgreementList
    from mou_tui.page.agreement_input import change_of

    agreements = AgreementList.of(open_library(folders, Invocation()).library, annotations.agreements())
    deal = agreements.deal(code)
    if deal is None:
        advice = _("“mou-tui agreements --format csv” tells the codes.")
        raise UsageError(_("No agreement has the code “%s”.") % code, advice=advice)
    try:
        return change_of(deal, agreements.entry_for(deal), cell_kind(field), value)
    except ValueError as error:
        raise UsageError(str(error), advice=_("Write it as a note on the agreement.")) from error


@command.command(
    help=_("List the fields: id, name, how many articles and agreements have a value, and how a query calls them.")
)
@format_option(FORMATS)
def names(format_: str | None) -> int:
    annotations = own_annotations()
    values, entries = annotations.own_values(), annotations.agreements()
    known = own_fields().values()
    rows = [
        {
            "field": id_,
            "name": name,
            "articles": sum(own.field == id_ for own in values),
            "agreements": sum(bool(own_values_of(entry).get(id_)) for entry in entries),
            "query": next((f"{field.name}:" for field in known if field.own == id_), ""),
        }
        for id_, name in load_settings().own_fields.items()
    ]

    def table() -> None:
        from mou_tui.thai.width import pad

        for row in rows:
            click.echo(
                f"{row['articles']:>6,} {row['agreements']:>6,}  {pad(str(row['field']), 14)} {pad(str(row['query']), 16)} {row['name']}"
            )

    write_as(format_, table=table, documents=rows, columns=("field", "name", "articles", "agreements", "query"))
    return 0


def field_id(named: str) -> str:
    """The id of the field that is named by its id, its name or as a query calls it. Raises UsageError where there is none."""
    fields = load_settings().own_fields
    key = field_key(named)
    ids = {field_key(name): id_ for id_, name in fields.items()} | {called: f.own for called, f in own_fields().items()}
    id_ = key if key in fields else ids.get(key)
    if id_ is None:
        near = difflib.get_close_matches(key, (*fields, *ids), 1)
        advice = _("Did you mean “%s”?") % near[0] if near else _("There are: %s.") % ", ".join(fields)
        raise UsageError(_("There is no own field “%s”.") % visible(named), advice=advice)
    return id_


def _document(own: OwnValue) -> dict[str, Any]:
    """A value as every form but the table has it."""
    article = own.article
    return {
        "field": own.field, "value": own.value, "changed": own.changed.isoformat(), "id": article.id, "path": article.path,
        "locator": article.locator, "title": article.title, "published_on": article.published_on, "source_url": article.source_url,
        "agreement": None,
    }  # fmt: skip


def own_values_of(entry: AgreementEntry) -> dict[str, str]:
    """What stands in the own fields of an agreement, by their ids: those that every agreement has among them."""
    return {**{id_: value for id_, value in entry.values.items() if id_ in USUAL_FIELDS}, **entry.fields}


def _documents(entry: AgreementEntry) -> Iterator[dict[str, Any]]:
    """Likewise, of an agreement, with the first of its articles."""
    article = next((ref.article for ref in entry.reports), None)
    for id_, value in own_values_of(entry).items():
        yield {
            "field": id_, "value": value, "changed": entry.changed.isoformat(), "id": None, "path": None, "locator": "",
            "title": article.title if article else "", "published_on": article.published_on if article else None,
            "source_url": article.source_url if article else None, "agreement": f"ag:{entry.uid}",
        }  # fmt: skip


def _write_table(shown: list[dict[str, Any]], color: bool) -> None:
    """The field's name and its value; under it the article or the agreement. Cut at clusters to the width."""
    from mou_tui.thai.width import pad, truncate

    width, fields = table_width(), load_settings().own_fields
    for own in shown:
        name = pad(truncate(fields.get(own["field"], own["field"]), 20), 20)
        click.echo(f"{name} {truncate(visible(own['value']), width - 21)}")
        title = visible(" ".join(filter(None, (own["agreement"], own["title"] or own["path"]))))
        click.echo(click.style(" " * 21 + truncate(title, width - 21), dim=True), color=color)
