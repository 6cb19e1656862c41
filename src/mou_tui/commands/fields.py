"""`mou-tui fields`: the reader's own fields of articles, from scripts."""

import difflib
from typing import Any

import click

from mou_tui.annotations import OwnValue
from mou_tui.commands.output import in_color, table_width, tell_nothing, visible, write_as
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import ARTICLE, FIELD, format_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.i18n import _
from mou_tui.library.fields import field_key, own_fields
from mou_tui.settings import load_settings

FORMATS = ("table", "jsonl", "json", "csv")
CSV_COLUMNS = ("field", "value", "changed", "id", "path", "locator", "title", "published_on", "source_url")
_NOTHING_FOUND = 1


@click.group(help=_("List and fill in own fields of articles: file number, owner, whatever the settings name."))
def command() -> None:
    pass


@command.command("list", help=_("List what stands in own fields."))
@click.option("--field", "named", type=FIELD, metavar="FIELD", help=_("Only this field."))
@format_option(FORMATS)
@click.pass_obj
def list_(invocation: Invocation | None, named: str | None, format_: str | None) -> int:
    wanted = None if named is None else field_id(named)
    shown = [own for own in own_annotations().own_values() if wanted in (None, own.field)]
    write_as(
        format_,
        table=lambda: _write_table(shown, in_color(invocation or Invocation())),
        documents=map(_document, shown),
        columns=CSV_COLUMNS,
    )
    if not shown:
        tell_nothing()
    return 0 if shown or named is None else _NOTHING_FOUND


@command.command(
    "set", help=_("Put VALUE into a field of an article, instead of what stands there; nothing empties it.")
)
@click.argument("article", type=ARTICLE, metavar="ARTICLE")
@click.argument("named", type=FIELD, metavar="FIELD")
@click.argument("value", nargs=-1, metavar="[VALUE]…")
@click.pass_obj
def set_(invocation: Invocation | None, article: str, named: str, value: tuple[str, ...]) -> int:
    from mou_tui.commands.show import find_item

    field = field_id(named)
    annotations = own_annotations()
    operation = annotations.setting(find_item(article, invocation or Invocation()).article, field, " ".join(value))
    if annotations.apply(operation) is None:
        say(_("Nothing had to be changed."))
    return 0


@command.command(help=_("List the fields: id, name, how many articles have a value, and how a query calls them."))
@format_option(FORMATS)
def names(format_: str | None) -> int:
    values = own_annotations().own_values()
    known = own_fields().values()
    rows = [
        {
            "field": id_,
            "name": name,
            "articles": sum(own.field == id_ for own in values),
            "query": next((f"{field.name}:" for field in known if field.own == id_), ""),
        }
        for id_, name in load_settings().own_fields.items()
    ]

    def table() -> None:
        from mou_tui.thai.width import pad

        for row in rows:
            click.echo(
                f"{row['articles']:>6,}  {pad(str(row['field']), 14)} {pad(str(row['query']), 16)} {row['name']}"
            )

    write_as(format_, table=table, documents=rows, columns=("field", "name", "articles", "query"))
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
    }  # fmt: skip


def _write_table(shown: list[OwnValue], color: bool) -> None:
    """The field's name and its value; under it the article. Cut at clusters to the width."""
    from mou_tui.thai.width import pad, truncate

    width, fields = table_width(), load_settings().own_fields
    for own in shown:
        name = pad(truncate(fields.get(own.field, own.field), 20), 20)
        click.echo(f"{name} {truncate(visible(own.value), width - 21)}")
        title = visible(own.article.title or own.article.path)
        click.echo(click.style(" " * 21 + truncate(title, width - 21), dim=True), color=color)
