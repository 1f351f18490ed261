"""What the commands say, and how: whatever the locale, the name of a file, or who is listening."""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from contextlib import suppress
from io import TextIOWrapper
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["ProgressDisplay", "counted", "say", "sentence", "shown", "speak_any_locale"]

# Categories of characters that a terminal would act on, or that nobody could see.
INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})

_BYTES = re.compile("[\udc80-\udcff]+")

ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shown(text: str) -> str:
    r"""Return `text` fit to be shown in one line of a terminal, every character of it visible.

    >>> shown("卡\x05，\n\ue2c3"), shown("\udcb1.txt")
    ('卡<U+0005>，\\n<U+E2C3>', '\\xb1.txt')
    """
    if text.isprintable():
        return text
    text = _BYTES.sub(lambda found: _decoded(found[0]), text)
    return "".join(_shown(character) for character in text)


def _decoded(escaped: str) -> str:
    """Return the bytes that Python carries in `escaped` as text, where they are UTF-8.

    In the C locale that is what any name in Chinese looks like; elsewhere only names that are not UTF-8.
    """
    return escaped.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _shown(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if unicodedata.category(character) in INVISIBLE:
        return f"<U+{ord(character):04X}>"
    return character


def speak_any_locale() -> None:
    """Make the standard streams take any character, also in the C locale, where they know ASCII only."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            is_ascii = stream.encoding.lower().replace("-", "") in ("ascii", "usascii", "ansi_x3.41968")
            stream.reconfigure(encoding="utf-8" if is_ascii else None, errors="backslashreplace")


def sentence(name: str, text: str) -> str:
    """Return one line that says `text` of the file `name`.

    >>> sentence("-", "it is empty")
    'standard input: it is empty.'
    """
    name = "standard input" if name == "-" else shown(name)
    return f"{name}: {shown(text.removesuffix('.'))}."


def counted(number: int, noun: str) -> str:
    """Return a number of things that take a plain plural.

    >>> counted(1, "edit"), counted(2304, "edit")
    ('1 edit', '2,304 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(text: str) -> None:
    """Put `text` on standard error; that nobody listens there stops nothing."""
    with suppress(OSError, ValueError):
        click.echo(text, err=True)


class ProgressDisplay:
    """A progress bar for those who wait: only in a terminal, and only once a run has taken a while."""

    PATIENCE = 1.5
    """Seconds before it shows: what ends sooner needs no progress bar."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressDisplay:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def say(self, text: str) -> None:
        """Put `text` on standard error, above the bar where there is one."""
        if self._progress is None:
            say(text)
        else:
            self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def update(self, done: int, total: int, documents: int) -> None:
        """Show that `done` of `total` files are finished, and the documents that they held."""
        if self._progress is None:
            patient = time.monotonic() - self._since < self.PATIENCE
            if patient or sys.stderr is None or not sys.stderr.isatty():
                return
            self._start(total)
        assert self._progress is not None
        assert self._task is not None
        self._progress.update(self._task, completed=done, documents=documents)

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("files, {task.fields[documents]:,} documents"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._progress.start()
        self._task = self._progress.add_task("", total=total, documents=0)
