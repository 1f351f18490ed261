"""Finding the files that a run reads, and deciding where the text of each goes."""

from __future__ import annotations

import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hanwash.corpus.names import lies_in
from hanwash.corpus.readers import DOCUMENT_SUFFIXES, RECORD_SUFFIXES

__all__ = ["STDIN", "Found", "Input", "Notice", "find", "output_names", "why_not_a_file"]

STDIN = "-"

# Folders that a run makes in out/ for its own use: a source's folder of the same name must not mix with them.
RESERVED = frozenset({"rejected", "undone"})

READABLE = (*DOCUMENT_SUFFIXES, *RECORD_SUFFIXES)


class Notice(NamedTuple):
    """Something the user should hear about one file or folder."""

    name: str
    """The file or folder, as the user knows it."""
    text: str
    """What is the matter and what to do, as the rest of a sentence that begins with the name."""
    status: int
    """The exit status that it calls for: 0, 1 or 2."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to be read."""

    path: str
    """The file as it is opened and named to the user; ``-`` is standard input."""
    relative: str
    """The path below its SOURCE, with ``/`` between folders."""
    source: int
    """The position of its SOURCE among all, from 1."""
    reason: str | None = None
    """Why it cannot be read, when that is known already."""

    @property
    def holds_records(self) -> bool:
        """Whether the file holds many documents, as records, instead of being one."""
        return self.relative.lower().endswith(RECORD_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Found:
    """What the SOURCEs of a run come to."""

    inputs: list[Input] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def find(sources: Sequence[str], out: str) -> Found:
    """Return the files to be read, in an order that depends on nothing but their names.

    A folder is searched with all its subfolders for files whose suffix is known; a file that is named
    itself is read whatever its suffix. The folder `out` is passed over where a SOURCE contains it.
    """
    found = Found()
    for number, source in enumerate(sources, start=1):
        if source == STDIN:
            if STDIN in sources[: number - 1]:
                found.notices.append(Notice(STDIN, "standard input can be read once only.", 2))
            else:
                found.inputs.append(Input(STDIN, "stdin.txt", number))
            continue
        try:
            mode = os.stat(source).st_mode
        except FileNotFoundError:
            if os.path.islink(source):
                text = f"it is a link to {os.readlink(source)}, which does not exist."
            else:
                text = "there is no such file or folder; check the spelling, or the folder you are in."
            found.notices.append(Notice(source, text, 2))
        except (OSError, ValueError) as error:
            found.notices.append(Notice(source, f"cannot be read: {_reason(error)}.", 2))
        else:
            if stat.S_ISDIR(mode):
                _search(source, number, out, found)
            else:
                name = os.path.basename(os.path.normpath(source))
                found.inputs.append(Input(source, name, number, why_not_a_file(mode)))
    return found


def _search(root: str, number: int, out: str, found: Found) -> None:
    """Add the readable files below `root` to `found`, and a notice of what was passed over."""
    passed_over: Counter[str] = Counter()
    before = len(found.inputs)
    # A folder is known by its identity, so that links which lead in circles end, and out/ is not read.
    seen = {_identity(out)} - {None}
    pending: list[tuple[str, str]] = [(root, "")]
    while pending:
        path, relative = pending.pop()
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                identity = _identity(path)
                # A link within the root leads to what is found under its own name.
                if relative and os.path.islink(path) and (identity in seen or lies_in(path, root)):
                    text = "it is a link to a folder that is read already, so it was passed over."
                    found.notices.append(Notice(path, text, 0))
                    continue
                if identity in seen:
                    continue
                seen.add(identity)
                names = sorted(os.listdir(path), key=os.fsencode, reverse=True)
                prefix = f"{relative}/" if relative else ""
                pending.extend((os.path.join(path, name), prefix + name) for name in names)
                continue
            reason = why_not_a_file(mode)
        except OSError as error:
            reason = _reason(error)
            if os.path.isdir(path):
                found.notices.append(Notice(path, f"this folder cannot be read: {reason}.", 1))
                if path == root:
                    return
                continue
        if relative.lower().endswith(READABLE):
            found.inputs.append(Input(path, relative, number, reason))
        else:
            passed_over[os.path.splitext(path)[1].lower() or "no suffix"] += 1
    kinds = ", ".join(f"{count:,} with {kind}" for kind, count in passed_over.most_common(5))
    if len(found.inputs) == before:
        text = f"this folder holds no file that can be read ({', '.join(READABLE)})"
        text += f", only others: {kinds}. Name a file itself to read it as text." if kinds else "."
        found.notices.append(Notice(root, text, 1))
    elif passed_over:
        found.notices.append(Notice(root, f"files of other kinds were passed over: {kinds}.", 0))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def why_not_a_file(mode: int) -> str | None:
    """Return why a path of this `mode` (``st_mode``) is not read, None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    kind = "a named pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    return f"it is {kind}, not a file (what comes through a pipe can be given as -)"


def _reason(error: Exception) -> str:
    """Return what the system says of `error`, without the path, which the message names already."""
    return getattr(error, "strerror", None) or str(error)


def output_names(inputs: Sequence[Input]) -> list[str]:
    """Return for each input the path below out/ that its text goes to, no two of them equal.

    It is the path below its SOURCE, with the suffix .txt unless it holds records. SOURCEs that would
    write to the same path go each to a folder with the number of its place on the command line.

    >>> output_names([Input("a/1.txt", "1.txt", 1), Input("b/1.txt", "1.txt", 2), Input("c.md", "c.md", 3)])
    ['1/1.txt', '2/1.txt', 'c.txt']
    """
    names = list(_names_by_source(inputs))
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for given, name in zip(inputs, names, strict=True):
        owners[name].add(given.source)
    numbered = {source for sharing in owners.values() if len(sharing) > 1 for source in sharing}
    numbered.update(given.source for given, name in zip(inputs, names, strict=True) if _top(name) in RESERVED)
    taken = {_top(name) for given, name in zip(inputs, names, strict=True) if given.source not in numbered}
    folders = {source: _free(str(source), taken) for source in numbered}
    return [
        f"{folders[given.source]}/{name}" if given.source in folders else name
        for given, name in zip(inputs, names, strict=True)
    ]


def _names_by_source(inputs: Iterable[Input]) -> Iterator[str]:
    """Yield the output path of each input, unique among those of its SOURCE."""
    taken: set[tuple[int, str]] = set()
    own_names = {(given.source, given.relative) for given in inputs}
    for given in inputs:
        name = given.relative
        if not given.holds_records and not name.endswith(".txt"):
            name = os.path.splitext(name)[0] + ".txt"
            # a.txt keeps its name; a.TXT beside it becomes a.TXT.txt
            while (given.source, name) in taken or (given.source, name) in own_names:
                name = given.relative + ".txt" if name != given.relative + ".txt" else name + ".txt"
        taken.add((given.source, name))
        yield name


def _top(name: str) -> str:
    return name.split("/", 1)[0]


def _free(folder: str, taken: set[str]) -> str:
    """Return `folder`, lengthened until it is none of `taken`."""
    while folder in taken:
        folder += "_"
    return folder
