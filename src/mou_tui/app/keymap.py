"""The one table of what the reader can do and by which keys.

Bindings (`bindings.py`), the footer, the help screen and docs/keys.md are made from `ACTIONS`. Every action answers its Latin key, the
character that the same physical key sends under the Thai Kedmanee layout, and, where that character is a lone combining
mark or the key is a Ctrl chord, a twin that no layout changes. The settings' `keys` table replaces keys by action id.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from mou_tui.i18n import N_

Context = Literal["everywhere", "reader", "movement", "list", "reading", "facts"]
"""Where an action answers: on every screen, in the reader whichever pane is chosen, in anything that moves, in one pane."""

Needs = Literal["nothing", "library", "article"]
"""What must be there before an action can be done."""

Group = Literal["moving", "searching", "reading", "facts", "sharing", "appearance", "program"]

GROUPS: Final[dict[Group, str]] = {
    "moving": N_("Moving"),
    "searching": N_("Searching"),
    "reading": N_("Reading"),
    "facts": N_("Facts"),
    "sharing": N_("Bookmarks and export"),
    "appearance": N_("Appearance"),
    "program": N_("The program"),
}


class Action(NamedTuple):
    """One thing that a key does: a command of a controller in the contexts `everywhere` and `reader`, else `action_ID` of a widget.

    `latin` and `thai` are the keys of the two layouts, pairwise (`gg` means g pressed twice); `twins` answer under any layout.
    An action without keys is reached through the command palette. Keys are named as Textual names them; a printable one
    is its character.
    """

    id: str
    label: str
    context: Context
    group: Group
    needs: Needs
    latin: tuple[str, ...] = ()
    thai: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    asks: bool = False
    """Whether a dialog or a line to type in opens, so that what is typed next belongs there."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of the action, the Latin ones first."""
        return self.latin + self.thai + self.twins

    def with_keys(self, latin: tuple[str, ...], thai: tuple[str, ...]) -> "Action":
        """The same with these keys of the two layouts alone."""
        return self._replace(latin=latin, thai=thai, twins=())


class Hint(NamedTuple):
    """What the footer says of one action, or of a pair of opposite ones."""

    actions: tuple[str, ...]
    label: str


_ABOUT_ARTICLES: Final = frozenset({"reading", "facts", "sharing"})
"""Groups whose actions need an article unless the table says otherwise; those of the others need a library."""


def _action(
    id: str,
    label: str,
    context: Context,
    group: Group,
    latin: str = "",
    thai: str = "",
    twins: str = "",
    *,
    needs: Needs | None = None,
    asks: bool = False,
) -> Action:
    needed: Needs = needs or ("article" if group in _ABOUT_ARTICLES else "library")
    return Action(
        id, label, context, group, needed, tuple(latin.split()), tuple(thai.split()), tuple(twins.split()), asks
    )


ACTIONS: Final[tuple[Action, ...]] = (
    # Moving: in the list, the text, the facts and every other thing that scrolls.
    _action("down", N_("Down"), "movement", "moving", "j", "่", "down"),
    _action("up", N_("Up"), "movement", "moving", "k", "า", "up"),
    _action("top", N_("To the top"), "movement", "moving", "gg", "เเ", "home"),
    _action("end", N_("To the end"), "movement", "moving", "G", "ฌ", "end"),
    _action("half_page_down", N_("Half a page down"), "movement", "moving", "ctrl+d", "ctrl+ก", "pagedown space"),
    _action("half_page_up", N_("Half a page up"), "movement", "moving", "ctrl+u", "ctrl+ี", "pageup"),
    _action("pane_left", N_("To the pane on the left"), "reader", "moving", "h", "้", "shift+tab"),
    _action("pane_right", N_("To the pane on the right"), "reader", "moving", "l", "ส", "tab"),
    _action("next_article", N_("Next article"), "reader", "moving", "J", "๋", "ctrl+down"),
    _action("previous_article", N_("Previous article"), "reader", "moving", "K", "ษ", "ctrl+up"),
    # Searching.
    _action("search", N_("Search all articles"), "reader", "searching", "s", "ห", "f4", needs="nothing"),
    _action("find", N_("Find in this article"), "reader", "searching", "/", "ฝ", "f3", asks=True),
    _action("next_hit", N_("Next hit; without a find: next unread article"), "reader", "searching", "n", "ื", "f7"),
    _action("previous_hit", N_("Previous hit; without a find: previous unread article"),
            "reader", "searching", "N", "์", "f8"),
    _action("facets", N_("Narrow the search by year, party, type, status"), "reader", "searching", "f", "ด", asks=True),
    _action("names_as_words", N_("Look for a person's name in all news"), "reader", "searching", "F", "โ"),
    _action("agreements", N_("Agreements: with whom, until when"), "reader", "searching", "D", "ฏ", asks=True),
    _action("read_register", N_("Read an edited register of agreements back"), "reader", "searching", asks=True),
    _action("saved_searches", N_("Saved searches and earlier ones"), "reader", "searching", "H", "็", "f12", asks=True),
    _action("save_search", N_("Save this search"), "reader", "searching", asks=True),
    _action("sort", N_("Change sort order"), "reader", "searching", "S", "ฆ"),
    _action("group", N_("Group the list by year, by party, or not"), "reader", "searching", "z", "ผ"),
    _action("next_group", N_("Next group of the list"), "reader", "searching", ";", "ว"),
    _action("previous_group", N_("Previous group of the list, or the beginning of this one"),
            "reader", "searching", ":", "ซ"),
    _action("copies", N_("Show the other copies of a story, or the best one alone"), "reader", "searching", "=", "ช"),
    _action("all_copies", N_("List every copy of every story, or each story once"), "reader", "searching"),
    _action("separate", N_("The article tells another story than its copies, or the same again"),
            "reader", "searching", "Z", "(", "delete"),
    # Reading.
    _action("open", N_("Read the article; go to the fact's words"), "reader", "reading", "", "", "enter"),
    _action("previous_evidence", N_("Previous evidence"), "reader", "reading", "[", "บ"),
    _action("next_evidence", N_("Next evidence"), "reader", "reading", "]", "ล"),
    _action("previous_paragraph", N_("Previous paragraph"), "reader", "reading", "{", "ฐ"),
    _action("next_paragraph", N_("Next paragraph"), "reader", "reading", "}", ","),
    _action("show_all", N_("Mark the evidence of all facts, or of the chosen one"), "reader", "reading", "a", "ฟ"),
    _action("select_text", N_("Select words"), "reading", "reading", "v", "อ"),
    _action("mark_read", N_("Mark as read or unread"), "reader", "reading", "r", "พ"),
    _action("open_source", N_("Open the source in the browser"), "reader", "reading", "O", "ฯ"),
    _action("open_file", N_("Open the file in its program"), "reader", "reading", "@", "๑"),
    _action("picture", N_("Show the article's picture"), "reader", "reading", "$", "๓", asks=True),
    _action("pipe", N_("Pipe the article to a command"), "reader", "reading", "|", "ฅ", asks=True),
    # Facts.
    _action("check", N_("Mark the fact as checked, or not"), "reader", "facts", "c", "แ"),
    _action("check_all", N_("Mark all facts of the article as checked"), "reader", "facts", "*", "๕"),
    _action("next_unchecked", N_("Next fact that was not checked, here or in the next article"), "reader", "facts", "Q", "๐"),
    _action("next_doubtful", N_("Next doubtful fact, in this article or a later one of the list"), "reader", "facts", "#", "๒"),
    _action("edit", N_("Edit the fact"), "reader", "facts", "e", "ำ", asks=True),
    _action("add_fact", N_("Add a fact"), "reader", "facts", "A", "ฤ", asks=True),
    _action("reject", N_("Reject the fact"), "reader", "facts", "d", "ก"),
    # Bookmarks and export.
    _action("bookmark", N_("Bookmark, or take the bookmark away"), "reader", "sharing", "b m", "ิ ท"),
    _action("bookmarks", N_("Show the bookmarks"), "reader", "sharing", "B '", "ฺ ง", needs="library", asks=True),
    _action("tags", N_("Tags of the bookmark"), "reader", "sharing", "t", "ะ", asks=True),
    _action("all_tags", N_("All tags: rename, join, take away"), "reader", "sharing", "%", "๔", needs="library", asks=True),
    _action("note", N_("Note on the bookmark"), "reader", "sharing", "w", "ไ", asks=True),
    _action("own_fields", N_("Own fields: file number, owner, renewal"), "reader", "sharing", "W", '"', "ctrl+o ctrl+น", asks=True),
    _action("edit_note", N_("Note on the bookmark, in your editor"), "reader", "sharing"),
    _action("select", N_("Select the article, for doing the same to several"), "list", "sharing", "V", "ฮ"),
    _action("select_all", N_("Select all articles, or none"), "list", "sharing", "i", "ร"),
    _action("undo", N_("Undo"), "reader", "sharing", "u", "ี", "f9", needs="library"),
    _action("redo", N_("Redo"), "reader", "sharing", "U", "๊", "f10", needs="library"),
    _action("copy", N_("Copy the fact or the selected words"), "reader", "sharing", "y", "ั", "f5"),
    _action("copy_row", N_("Copy as a row for Excel"), "reader", "sharing", "Y", "ํ", "f6"),
    _action("copy_paragraph", N_("Copy the paragraph"), "reader", "sharing", "p", "ย"),
    _action("copy_quotation", N_("Copy as a quotation, with its speaker"), "reader", "sharing", "P", "ญ"),
    _action("cite", N_("Copy a citation"), "reader", "sharing", "C", "ฉ"),
    _action("export", N_("Export"), "reader", "sharing", "x", "ป", needs="library", asks=True),
    _action("merge_copies", N_("Merge copies of the bookmarks that a synced drive made"), "reader", "sharing", needs="library"),
    # Appearance.
    _action("narrower", N_("Narrower lines"), "reader", "appearance", "<", "ฒ"),
    _action("wider", N_("Wider lines"), "reader", "appearance", ">", "ฬ"),
    _action("language", N_("Thai or English"), "reader", "appearance", "L", "ศ"),
    _action("era", N_("Buddhist or common era"), "reader", "appearance", "E", "ฎ"),
    _action("theme", N_("Change colours"), "reader", "appearance", "T", "ธ"),
    _action("one_line", N_("One line an article in the list, or cards"), "reader", "appearance", "\\", "ฃ"),
    _action("border_left", N_("Move the pane's border to the left"), "reader", "appearance", "", "", "ctrl+left", needs="nothing"),
    _action("border_right", N_("Move the pane's border to the right"), "reader", "appearance", "", "", "ctrl+right", needs="nothing"),
    # The program.
    _action("open_folder", N_("Open a folder of articles"), "reader", "program", "o", "น", needs="nothing", asks=True),
    _action("paste", N_("Save a pasted article into the library"), "reader", "program", "I", "ณ", asks=True),
    _action("refresh", N_("Look for new and changed files"), "reader", "program", "R", "ฑ"),
    _action("update_feeds", N_("Fetch new articles of the feeds"), "reader", "program", ".", "ใ"),
    _action("feeds", N_("Feeds: how each is, follow another"), "reader", "program", "", "", "ctrl+n ctrl+ื", asks=True),
    _action("stop_indexing", N_("Stop looking for new files"), "reader", "program"),
    _action("problems", N_("Files that could not be read"), "reader", "program"),
    _action("command_palette", N_("All commands, by name"), "everywhere", "program", "ctrl+p", "ctrl+ย", "f2", needs="nothing"),
    _action("help", N_("Help"), "everywhere", "program", "?", "ฦ", "f1", needs="nothing"),
    _action("back", N_("Back one step"), "everywhere", "program", "", "", "escape", needs="nothing"),
    _action("suspend", N_("Leave for the shell; its command fg comes back"), "everywhere", "program", "", "",
            "ctrl+z ctrl+ผ", needs="nothing"),
    _action("quit", N_("Back; quit from the list"), "everywhere", "program", "q", "ๆ", needs="nothing"),
)  # fmt: skip
"""Every action, in the order in which help and docs/keys.md show them."""

_BY_ID: Final[dict[str, Action]] = {a.id: a for a in ACTIONS}

_MOVE = Hint(("down", "up"), N_("move"))
_EVIDENCE = Hint(("previous_evidence", "next_evidence"), N_("evidence"))
_ARTICLES = Hint(("next_article", "previous_article"), N_("next, previous article"))
_BOOKMARK = Hint(("bookmark",), N_("bookmark"))
_CHECK = Hint(("check",), N_("checked"))
_DOUBTFUL = Hint(("next_doubtful",), N_("next ⚠"))
_EDIT = Hint(("edit",), N_("edit"))
_COPY = Hint(("copy",), N_("copy"))
_EXPORT = Hint(("export",), N_("export"))
_FIND = Hint(("find",), N_("find"))
_SEARCH = Hint(("search",), N_("search"))
_OPEN_FOLDER = Hint(("open_folder",), N_("open a folder"))
_END = (Hint(("help",), N_("help")), Hint(("quit",), N_("back/quit")))

HINTS: Final[dict[str, tuple[Hint, ...]]] = {
    "list": (
        _MOVE, Hint(("open",), N_("read")), _SEARCH, _OPEN_FOLDER, _BOOKMARK, Hint(("facets",), N_("narrow")),
        Hint(("select",), N_("select")), _EXPORT, Hint(("sort",), N_("sort")), *_END,
    ),
    "reading": (_EVIDENCE, _ARTICLES, _BOOKMARK, _CHECK, _EDIT, _COPY, _EXPORT, _FIND, *_END),
    "facts": (_EVIDENCE, _CHECK, _DOUBTFUL, _EDIT, Hint(("add_fact",), N_("add")), Hint(("reject",), N_("reject")), _COPY,
              Hint(("copy_row",), N_("copy row")), _ARTICLES, *_END),
    "search": (Hint(("open",), N_("to the hits")), Hint(("back",), N_("back"))),
    "find": (Hint(("open",), N_("to the match")), Hint(("back",), N_("end the find"))),
    "bookmarks": (
        Hint(("open",), N_("open")), Hint(("tags",), N_("tags")), Hint(("note",), N_("note")), Hint(("reject",), N_("remove")),
        Hint(("undo",), N_("undo")), Hint(("sort",), N_("sort")), Hint(("search",), N_("search")), Hint(("back",), N_("back")),
    ),
    "feeds": (
        Hint(("update_feeds",), N_("update all")), Hint(("refresh",), N_("update this one")), Hint(("open",), N_("more")),
        Hint(("reject",), N_("remove")), Hint(("undo",), N_("undo")), Hint(("open_folder",), N_("read OPML")),
        Hint(("export",), N_("write OPML")), Hint(("add_fact",), N_("follow")), Hint(("back",), N_("back")),
    ),
}  # fmt: skip
"""What the footer shows while a pane is chosen, most wanted first; the last two stay when the room is short."""

_SHOWN_NAMES: Final[dict[str, str]] = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "space": "Space", "delete": "Del", "shift": "Shift", "ctrl": "Ctrl", "alt": "Alt",
}  # fmt: skip

_DOTTED_CIRCLE: Final = "◌"


def shown_key(key: str) -> str:
    """How a key is written for people: `ctrl+d` is Ctrl+D, a lone combining mark stands on a dotted circle."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(last) == 1 and "\u0e31" <= last <= "\u0e4e" and not last.isalnum():
        last = _DOTTED_CIRCLE + last
    elif last in _SHOWN_NAMES:
        last = _SHOWN_NAMES[last]
    elif modifiers or (last[:1] == "f" and last[1:].isdigit()):
        last = last.upper()
    return "+".join([*(_SHOWN_NAMES.get(m, m.title()) for m in modifiers), last])


def textual_keys(action: Action) -> list[str]:
    """The action's keys as Textual names them in events; a doubled key (`gg`) counts as its single one."""
    return [textual_key(key) for key in action.keys]


def textual_key(key: str) -> str:
    """A key of the table as Textual names it in events."""
    if is_doubled(key):
        key = key[0]
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, key_name(last) if len(last) == 1 else last])


_SHORT_NAMES: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def key_name(character: str) -> str:
    """How Textual names the key of a character in events: a letter or digit as itself, `/` as `slash`."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)


def is_doubled(key: str) -> bool:
    """`gg`, `เเ`: the key pressed twice."""
    return len(key) == 2 and key[0] == key[1]


class Keymap:
    """The actions with the keys in force: the table's, or the reader's own."""

    def __init__(self, actions: Mapping[str, Action]) -> None:
        self.actions = actions

    def __getitem__(self, id: str) -> Action:
        return self.actions[id]

    def of(self, *contexts: Context) -> list[Action]:
        """The actions of these contexts, in the table's order."""
        return [a for a in self.actions.values() if a.context in contexts]

    def hint_keys(self, id: str, *, thai: bool = False) -> str:
        """The key to show for an action: under the Thai layout its Thai character, or its twin where that is no letter."""
        action = self.actions[id]
        if thai:
            letters = [k for k in action.thai if k[-1].isalnum() and "+" not in k]
            keys = letters or action.twins or action.latin
        else:
            keys = action.latin or action.twins
        return shown_key(keys[0]) if keys else ""


KEYMAP: Final = Keymap(_BY_ID)
"""The keys as they are without settings."""


def clashes(one: Context, other: Context) -> bool:
    """Whether actions of the two contexts can answer at the same time, so that they must not share a key."""
    panes = {"list", "reading", "facts"}
    return one == other or not (one in panes and other in panes)


def as_markdown() -> str:
    """docs/keys.md: all keys, in English, from the table."""
    lines = [
        "# Keys",
        "",
        "<!-- Made by tools/pages.py; change the code, then run `make pages`. -->",
        "",
        "Every key works under the Latin and under the Thai Kedmanee layout; the third column is the character that the same",
        "physical key sends there. Where that is a lone combining mark (shown on ◌), the fourth column has a key that works",
        "under any layout. An action without a key is in the command palette (Ctrl+P or F2), as all the others are.",
        "",
        "Custom keys go into the settings file, by the action's name:",
        "",
        "```toml",
        "[keys]",
        'bookmark = "b, insert"',
        "```",
    ]
    for group, title in GROUPS.items():
        lines += ["", f"## {title}", "", "| Does | Key | Thai layout | Any layout | Name |", "|---|---|---|---|---|"]
        for action in ACTIONS:
            if action.group == group:
                cells = [" ".join(map(_markdown_key, keys)) for keys in (action.latin, action.thai, action.twins)]
                lines.append(f"| {action.label} | {cells[0]} | {cells[1]} | {cells[2]} | `{action.id}` |")
    return "\n".join(lines) + "\n"


def _markdown_key(key: str) -> str:
    # A bar ends a cell of the table, also within backticks.
    return f"`{shown_key(key)}`".replace("|", r"\|")
