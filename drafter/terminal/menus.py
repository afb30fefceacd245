"""Menus and lists to tick on the terminal; a letter typed into one begins a text.

Where the terminal can do no more than print lines (TERM=dumb), `plain_prompts` asks instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.columns import fit
from drafter.console import say, visible
from drafter.interview.navigation import Move
from drafter.interview.screen import Choice, Tick, Ticked, Typed
from drafter.terminal import plain_prompts
from drafter.terminal.prompt_footer import put_below, room
from drafter.terminal.prompts import (
    SAME_QUESTION,
    Problem,
    ask_text,
    bindings_of,
    is_plain,
    no_cursor_reports,
    said_keys,
    style,
)
from drafter.terminal.running import run

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from questionary import Question

_MENU_KEYS = {
    Move.BACK: ("<", "《"),
    Move.SKIP: (">", "》"),
    Move.HELP: ("?", "？"),
    Move.HOME: ("#", "＃"),
}
"""Signs that are moves where nothing else is typed."""
_MENU_HINT = "（上下键选，回车确定）"
_TICK_HINT = "（上下键走，空格勾选，回车确定）"
_ENTRY_PROMPT = "写下："


class Entry(NamedTuple):
    """A text that can be typed into a menu."""

    hint: str
    """What becomes of it."""
    problem: Problem
    """Says in Chinese what is wrong with it, or nothing."""


class _Begun(NamedTuple):
    """What was typed first."""

    text: str


def ask_choice(
    message: str,
    choices: Sequence[Choice],
    default: str = "",
    *,
    moves: Sequence[Move] = (),
    echo: bool = True,
    entry: Entry | None = None,
) -> str | Move | Typed:
    """Return the value of the choice made, the move whose key was pressed, or the text typed where there is an `entry`.

    What was chosen stays on the screen in one line; without `echo` nothing does. Raises as `ask_text`.
    """
    if is_plain():
        return plain_prompts.ask_choice(message, choices, default, moves=moves, entry=entry.problem if entry else None)
    said = _asked(lambda: _select(message, choices, default), moves, entry)
    if echo and isinstance(said, str | Move) and said not in SAME_QUESTION:
        chosen = next((choice.label for choice in choices if choice.value == said), "")
        say(fit(f" {message} {chosen}".rstrip(), room()))
    return said if isinstance(said, Move | Typed) else str(said)


def ask_ticks(
    message: str, ticks: Sequence[Tick], *, moves: Sequence[Move] = (), entry: Entry | None = None
) -> Ticked | Move | Typed:
    """Return what is ticked, the move whose key was pressed, or the text typed. Raises as `ask_text`."""
    if is_plain():
        return plain_prompts.ask_ticks(message, ticks, moves=moves, entry=entry.problem if entry else None)
    said = _asked(lambda: _checkbox(message, ticks), moves, entry)
    if isinstance(said, Move | Typed):
        if isinstance(said, Move) and said not in SAME_QUESTION:
            say(fit(f" {message}", room()))
        return said
    on = [tick.label for tick in ticks if tick.value in said]
    say(fit(f" {message} {'、'.join(on) or '没有了'}", room()))
    return Ticked(tuple(said))


def _asked(made: Any, moves: Sequence[Move], entry: Entry | None) -> Any:
    """Return what a menu gives; a text begun in it is finished in a line of its own, and empty leads back to it."""
    while True:
        no_cursor_reports()
        app = made().application
        own = bindings_of(moves, _MENU_KEYS)
        if entry is not None:
            _bind_letters(own)
        from prompt_toolkit.key_binding import merge_key_bindings  # noqa: PLC0415 - a dumb terminal does without

        app.key_bindings = merge_key_bindings([*([app.key_bindings] if app.key_bindings else []), own])
        put_below(app, str, [*([entry.hint] if entry else []), *(said_keys(move) for move in moves)])
        said = run(app)
        if not isinstance(said, _Begun) or entry is None:
            return said
        text = ask_text(_ENTRY_PROMPT, said.text, entry.problem, moves=(Move.BACK,), hint=["回车 记下"])
        if isinstance(text, str) and text.strip():
            return Typed(text)


def _select(message: str, choices: Sequence[Choice], default: str) -> Question:
    import questionary  # noqa: PLC0415 - a dumb terminal does without

    return questionary.select(
        visible(message),
        choices=[questionary.Choice(fit(choice.label, room(4)), choice.value) for choice in choices],
        default=default if any(choice.value == default for choice in choices) else None,
        qmark="",
        pointer=">",
        instruction=_MENU_HINT,
        style=style(),
        use_jk_keys=False,
        use_emacs_keys=False,
        erase_when_done=True,
    )


def _checkbox(message: str, ticks: Sequence[Tick]) -> Question:
    import questionary  # noqa: PLC0415 - a dumb terminal does without

    return questionary.checkbox(
        visible(message),
        choices=list(_lines_to_tick(ticks)),
        qmark="",
        pointer=">",
        instruction=_TICK_HINT,
        style=style(),
        use_jk_keys=False,
        use_emacs_keys=False,
        erase_when_done=True,
    )


def _lines_to_tick(ticks: Sequence[Tick]) -> Iterator[Any]:
    """Yield the lines, with the name of each group above its first where there are several."""
    import questionary  # noqa: PLC0415 - a dumb terminal does without

    group = ""
    for tick in ticks:
        if tick.group != group and tick.group:
            yield questionary.Separator(f"── {tick.group}")
        group = tick.group
        yield questionary.Choice(fit(tick_line(tick), room(6)), tick.value, checked=tick.is_on)


def tick_line(tick: Tick) -> str:
    """Return a line to tick with what is known of it."""
    return f"{tick.label}（{tick.note}）" if tick.note else tick.label


def _bind_letters(bindings: KeyBindings) -> None:
    """Let each character that is no command of a menu begin a text, and a paste be one."""
    from prompt_toolkit.filters import Condition  # noqa: PLC0415 - as above
    from prompt_toolkit.keys import Keys  # noqa: PLC0415 - as above

    def begin(event: KeyPressEvent) -> None:
        if (event.data.strip() and event.data.isprintable()) or event.key_sequence[0].key is Keys.BracketedPaste:
            event.app.exit(result=_Begun(event.data.replace("\r\n", "\n").replace("\r", "\n")))

    always = Condition(lambda: True)
    for key in (Keys.Any, Keys.BracketedPaste, "a", "i"):  # a and i tick all and turn all round otherwise
        bindings.add(key, filter=always)(begin)
