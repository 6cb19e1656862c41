"""Lines to start from, at the end of each help page and in the man pages. They find something in the sample articles.

A test runs every one of them, in their order, in a folder that holds an article called news.txt.
"""

from typing import Final

from mou_tui.i18n import N_

Example = tuple[str, str]
"""What follows `mou-tui`, as a shell reads it, and what it does."""

EXAMPLES: Final[dict[str, tuple[Example, ...]]] = {
    "": (
        ("", N_("read the sample articles, or the library last opened")),
        ("--fresh", N_("begin at the top, without the search of last time")),
        ("--plain", N_("read line by line, for a screen reader")),
        ("~/news", N_("read a folder of your own")),
        ("search มช.", N_("find an organisation by any of its names")),
        ("agreements", N_("who agreed what with whom")),
        ("help first-day", N_("a walk through the reader")),
    ),
    "list": (
        ("list -n 3", N_("the three newest articles")),
        ("list -q 'status:signed' --sort signed", N_("those that report a signing, by its day")),
        ("list --format csv > list.csv", N_("a table for a script")),
    ),
    "search": (
        ("search 'มหาวิทยาลัย สุขภาพ'", N_("both words")),
        ("search 'party:มช. signed:2566' -n 5", N_("an organisation under any of its names, in a year")),
        ("search --count 'has:term'", N_("only how many there are")),
        ("search -- '-ร่าง ลงนาม'", N_("a query that begins with -")),
    ),
    "show": (
        ("show bffd27ce", N_("an article by the beginning of its id")),
        ("show news.txt --width 72", N_("an article in a file")),
        ("show bffd27ce --format json", N_("with all its facts, for a program")),
    ),
    "facts": (
        ("facts news.txt", N_("the facts of one file")),
        ("facts --kind party,signed_on --format csv", N_("who and when, of all articles")),
        ("facts --no-text --format jsonl > facts.jsonl", N_("all facts, for a program")),
    ),
    "agreements": (
        ("agreements", N_("all of them, each once")),
        ("agreements --party มช. --format csv", N_("those of one organisation")),
        ("agreements --format ics > dates.ics", N_("their dates, for a calendar")),
    ),
    "bookmarks": (
        ("bookmarks add news.txt --tag หนังสือ", N_("bookmark an article, with a tag")),
        ("bookmarks list --tag หนังสือ", N_("what has this tag")),
    ),
    "bookmarks add": (
        ("bookmarks add news.txt --tag หนังสือ", N_("bookmark an article, with a tag")),
        ("bookmarks add news.txt --quote ลงนาม", N_("bookmark words of it")),
    ),
    "bookmarks list": (
        ("bookmarks list", N_("all bookmarks")),
        ("bookmarks list --kind passage --format jsonl", N_("bookmarked words, for a program")),
    ),
    "bookmarks tag": (("bookmarks tag news.txt ตรวจแล้ว --remove หนังสือ", N_("one tag instead of another")),),
    "bookmarks tags": (("bookmarks tags", N_("all tags, and how many bookmarks have each")),),
    "bookmarks rename-tag": (("bookmarks rename-tag ตรวจแล้ว เสร็จ", N_("another name for a tag")),),
    "bookmarks remove-tag": (("bookmarks remove-tag เสร็จ", N_("a tag that is no longer wanted")),),
    "bookmarks note": (("bookmarks note news.txt 'ถามวันลงนาม'", N_("a note in place of the one that is there")),),
    "bookmarks remove": (("bookmarks remove news.txt", N_("all bookmarks of an article")),),
    "bookmarks merge": (("bookmarks merge", N_("the copies that a synced drive made")),),
    "fields": (
        ("fields set news.txt file_number 'อว 8393/2567'", N_("the file number of an article")),
        ("search 'file_number:8393'", N_("the articles that have it")),
    ),
    "fields set": (
        ("fields set news.txt renewal กำลังเจรจา", N_("put a value into a field")),
        ("fields set news.txt เลขที่ ''", N_("empty a field")),
    ),
    "fields list": (
        ("fields list", N_("what stands in the fields")),
        ("fields list --field renewal --format csv", N_("one field of all articles, for a table")),
    ),
    "fields names": (("fields names", N_("which fields there are, and how a query calls them")),),
    "export": (
        ("export -q 'status:signed' -o signed.xlsx", N_("what a query finds, for Excel")),
        ("export -q 'status:signed' --format notes -o notes", N_("a Markdown note an article, for Obsidian")),
        ("export news.txt --format md", N_("one file, on the screen")),
        ("export -q 'party:มช.' --format bib > refs.bib", N_("references for LaTeX and Zotero")),
    ),
    "add": (
        ("add news.txt --to library", N_("copy a file into a library")),
        ("add https://example.org/news/1 --to library", N_("save a web page")),
        ("add - --to library < news.txt", N_("save text from a pipe or the clipboard")),
    ),
    "import": (("import ~/Downloads/zotero.ris", N_("what was marked in Zotero")),),
    "feeds": (
        ("feeds add https://example.org/feed", N_("follow a feed")),
        ("feeds update", N_("fetch what is new")),
    ),
    "feeds add": (
        ("feeds add https://example.org/feed", N_("follow a feed")),
        ("feeds add https://example.org/ --agreements-only", N_("only its news of agreements")),
    ),
    "feeds list": (("feeds list --format csv", N_("the feeds, as a table")),),
    "feeds items": (("feeds items --format jsonl", N_("what became of each entry")),),
    "feeds remove": (("feeds remove https://example.org/feed", N_("follow a feed no longer")),),
    "feeds import": (("feeds import ~/Downloads/feeds.opml", N_("the feeds of another reader")),),
    "feeds export": (("feeds export > feeds.opml", N_("the feeds, for another reader")),),
    "feeds update": (("feeds update", N_("fetch what is new, from cron too")),),
    "stories": (("stories list", N_("stories that several files tell")),),
    "stories list": (("stories list --format jsonl", N_("for a program")),),
    "stories apart": (("stories apart ~/news/a.txt", N_("a story of its own, whatever it has in common with others")),),
    "stories together": (("stories together ~/news/a.txt", N_("take that back")),),
    "index": (
        ("index", N_("read what is new or changed")),
        ("index --rebuild --jobs 2", N_("read everything again")),
    ),
    "config": (
        ("config path", N_("where the settings file is, or would be")),
        ("config check", N_("whether it is right")),
    ),
    "config path": (("config path", N_("where the settings file is, or would be")),),
    "config show": (("config show > settings.toml", N_("all settings, to start from")),),
    "config check": (("config check", N_("all that is wrong in the settings, with its line")),),
    "config schema": (("config schema > mou-tui.json", N_("for an editor that checks TOML")),),
    "doctor": (("doctor", N_("what to add to a bug report")),),
    "completion": (
        ("completion bash > mou-tui.bash", N_("for ~/.local/share/bash-completion/completions/")),
        ("completion fish > mou-tui.fish", N_("for ~/.config/fish/completions/")),
    ),
    "help": (
        ("help search", N_("help on a command")),
        ("help topics", N_("the pages of the documentation")),
        ("help query-language", N_("one of them")),
    ),
    "version": (("version", N_("for a bug report")),),
}
"""By the words of the command."""
