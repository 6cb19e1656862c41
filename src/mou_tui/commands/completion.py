"""`mou-tui completion bash|zsh|fish`: the script that completes commands, options and what they take in a shell."""

import os
from typing import Any, Final

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from mou_tui.commands.parameters import Choice
from mou_tui.i18n import _

# Bash parts words at colons (COMP_WORDBREAKS), which click does not know: the line is split here, as a shell does, and what
# stands before the last colon is taken off the offers again.
_BASH: Final = """\
%(complete_func)s() {
    local IFS=$'\\n' line response completion type value
    # COMP_POINT counts bytes.
    line=$(LC_ALL=C; printf '%%s' "${COMP_LINE:0:COMP_POINT}")
    response=$(env COMP_LINE="$line" COMP_WORDBREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete $1)
    COMPREPLY=()
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == dir ]]; then
            compopt -o dirnames
        elif [[ $type == file ]]; then
            compopt -o default
        elif [[ $type == plain ]]; then
            COMPREPLY+=("$value")
        fi
    done
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

# Click's, and besides: what stands behind the cursor does not count, a field's name wants no space after its colon, and a
# bare zsh, which has no `compdef`, is given it.
_ZSH: Final = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain described response
    local type key descr
    (( ! $+commands[%(prog_name)s] )) && return 1
    response=("${(@f)$(env COMP_WORDS="${words[1,CURRENT]}" %(complete_var)s=zsh_complete %(prog_name)s)}")
    for type key descr in ${response}; do
        if [[ $type == plain && $descr == _ ]]; then
            plain+=("$key")
        elif [[ $type == plain ]]; then
            described+=("$key":"$descr")
        elif [[ $type == dir ]]; then
            _path_files -/
        elif [[ $type == file ]]; then
            _path_files -f
        fi
    done
    [[ -n $described ]] && _describe -V unsorted described -U
    if [[ ${plain[1]} == *: ]]; then
        compadd -U -S '' -V unsorted -a plain
    elif [[ -n $plain ]]; then
        compadd -U -V unsorted -a plain
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    if (( ! $+functions[compdef] )); then
        autoload -Uz compinit && compinit
    fi
    compdef %(complete_func)s %(prog_name)s
fi
"""


# Click's parts a line at all its commas.
_FISH: Final = """\
function %(complete_func)s
    for completion in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) %(prog_name)s)
        set -l parts (string split -m 1 "," -- $completion)
        if test "$parts[1]" = dir
            __fish_complete_directories $parts[2]
        else if test "$parts[1]" = file
            __fish_complete_path $parts[2]
        else if test "$parts[1]" = plain
            echo $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


def _whole(items: "list[CompletionItem[str]]", word: str) -> "list[CompletionItem[str]]":
    """The offers for `--option=value` with the option before them: these shells replace the whole word."""
    option, equals, _value = word.partition("=")
    if equals and word.startswith("-"):
        for item in items:
            item.value = f"{option}={item.value}"
    return items


class _Bash(BashComplete):
    source_template = _BASH

    @staticmethod
    def _check_version() -> None:
        """Not asked: the script needs nothing that bash 4.4 does not have, and asking starts another bash."""

    def get_completion_args(self) -> tuple[list[str], str]:
        words, self._word = _split(_variable("COMP_LINE"))
        return words[1:], self._word

    def format_completion(self, item: "CompletionItem[Any]") -> str:
        colon = self._word.rfind(":") + 1 if ":" in _variable("COMP_WORDBREAKS") else 0
        value = str(item.value)
        return f"{item.type},{value[colon:] if value[:colon] == self._word[:colon] else value}"


class _WholeWords(ShellComplete):
    """What fish and zsh have in common: they tell the line that is typed, and replace its last word as a whole."""

    def get_completions(self, args: list[str], incomplete: str) -> "list[CompletionItem[str]]":
        return _whole(super().get_completions(args, incomplete), incomplete)

    def get_completion_args(self) -> tuple[list[str], str]:
        words, word = _split(_variable("COMP_WORDS"))
        return words[1:], word


class _Fish(_WholeWords, FishComplete):
    source_template = _FISH


def _variable(name: str) -> str:
    return os.environ.get(name, "")


def _split(line: str) -> tuple[list[str], str]:
    """The words of an unfinished line, and the one that is being typed, perhaps within quotation marks."""
    # A letter at the end tells whether the last word has ended.
    words = split_arg_string(f"{line}x")
    last = words.pop() if words else "x"
    return words, last.removesuffix("x")


class _Zsh(_WholeWords, ZshComplete):
    source_template = _ZSH


_SHELLS: Final[dict[str, type[ShellComplete]]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}


def use_our_scripts() -> None:
    """Let click answer a shell by the scripts of this module."""
    for name, shell in _SHELLS.items():
        add_completion_class(shell, name)


@click.command(
    help=_("Print the completion script of a shell.")
    + "\n\n\b\n"
    + 'bash:  eval "$(mou-tui completion bash)"        # ~/.bashrc\n'
    + 'zsh:   eval "$(mou-tui completion zsh)"         # ~/.zshrc\n'
    + "fish:  mou-tui completion fish | source         # ~/.config/fish/config.fish"
)
@click.argument("shell", type=Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    click.echo(_SHELLS[shell](ctx.find_root().command, {}, "mou-tui", "_MOU_TUI_COMPLETE").source())
