"""A run: the documents of all sources through one cleaner, into one folder.

The files found are dealt into units. A unit is processed on its own, here or in a worker process, and
writes its own text; its share of the manifest comes back and is put in order. So the bytes that a
run leaves do not depend on the number of workers.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import time
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import Any, BinaryIO

from hanwash.cleaner import Cleaner, judged
from hanwash.config import Config
from hanwash.corpus.manifest import (
    EDITS,
    MANIFEST,
    REJECTED,
    RUN,
    former_outputs,
    manifest_row,
    part_name,
    read_run,
    text_path,
)
from hanwash.corpus.names import lies_in, portable
from hanwash.corpus.readers import TooLarge, Unreadable, read_bytes, read_records
from hanwash.corpus.records import to_json
from hanwash.corpus.sources import STDIN, Input, Notice, find, output_names
from hanwash.corpus.writers import TemporaryFile, as_text_file, utf8, write_file
from hanwash.document import Document
from hanwash.version import __version__

__all__ = ["RunError", "Summary", "run"]

# Small, so that workers end together and a progress display moves; large, to pay for a process's round trip.
FILES_A_UNIT = 16
# Where the files of a unit go to one part of records, their number decides how many parts there are.
FILES_A_PART = 1_000

PACKAGES = ("ftfy", "opencc", "chardet")


class RunError(Exception):
    """A run that cannot be made; the message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all units of a run."""

    out: str
    config: Config
    format: str | None = None
    """``txt`` or ``jsonl``; None writes text from text files and records from records."""
    edits: bool = False
    """Whether the edits themselves are kept, not only their numbers."""
    limit: int | None = None
    """The number of documents after which to stop."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are processed together, each with its path below out/."""

    targets: tuple[tuple[Input, str], ...]
    part: int | None
    """The number of the part that its documents go to; None where each has a file of its own."""


@dataclass(slots=True)
class Result:
    """What a unit leaves for the run to put together."""

    files: int
    unreadable: int = 0
    set_aside: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    edits: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class Summary:
    """What a run came to."""

    documents: int = 0
    kept: int = 0
    set_aside: int = 0
    """Those of the rejected that are in rejected/: all but what is empty, and files that could not be read,
    are no text, or broke a stage."""
    unreadable: int = 0
    """Those of the rejected whose file could not even be read."""
    chars_in: int = 0
    chars_out: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    status: int = 0
    """The exit status that the run calls for."""

    def add(self, result: Result) -> None:
        """Count the documents of a unit."""
        self.documents += len(result.rows)
        self.set_aside += result.set_aside
        self.unreadable += result.unreadable
        for row in result.rows:
            self.kept += row["verdict"] == "keep"
            self.chars_in += row["chars_in"]
            self.chars_out += row["chars_out"]
            self.edits.update(row["edits"])


def run(
    sources: Sequence[str],
    settings: Settings,
    workers: int = 1,
    on_notice: Callable[[Notice], None] = lambda notice: None,
    on_progress: Callable[[int, int, Summary], None] = lambda done, total, summary: None,
) -> Summary:
    """Clean the documents of `sources` into the folder ``settings.out``.

    `on_notice` is told of every file that is missing, unreadable or rejected; `on_progress` of the
    files done, their total and the counts so far, after each unit.

    Raises:
        RunError: when nothing can be read, or the output cannot be written.
        ConfigError: when the configuration names a stage that there is not.
    """
    started = datetime.now(timezone.utc)
    clock = time.monotonic()
    Cleaner(settings.config)
    _refuse_sources_in(settings.out, sources)
    found = find(sources, settings.out)
    summary = Summary(status=max((notice.status for notice in found.notices), default=0))
    for notice in found.notices:
        on_notice(notice)
    if not found.inputs:
        raise RunError("There is nothing to read, so nothing was written.")
    units = list(_units(found.inputs, settings.format))
    parts = sum(unit.part is not None for unit in units)
    is_first = "parts" not in read_run(settings.out)
    if is_first:
        _refuse_to_overwrite(settings, units)
    outputs: set[str] = set()
    done = 0
    try:
        os.makedirs(settings.out, exist_ok=True)
        if is_first:
            # From now on the folder is known as a run's, so that one which is interrupted can be repeated.
            _write_report(settings.out, {"started": started.isoformat(timespec="seconds"), "parts": parts})
        with ExitStack() as stack:
            manifest = stack.enter_context(TemporaryFile(os.path.join(settings.out, MANIFEST)))
            edits = None
            if settings.edits:
                edits = stack.enter_context(TemporaryFile(os.path.join(settings.out, EDITS)))
                outputs.add(EDITS)
            for result in _results(units, settings, workers):
                manifest.writelines(map(to_json, result.rows))
                if edits is not None:
                    edits.writelines(result.edits)
                summary.add(result)
                for notice in result.notices:
                    on_notice(notice)
                    summary.status = max(summary.status, notice.status)
                outputs.update(result.outputs)
                done += result.files
                on_progress(done, len(found.inputs), summary)
            # Before the new manifest takes its place, the old one says what is no longer an output.
            stale = former_outputs(settings.out) - outputs
        _remove(settings.out, stale)
        report = _report(settings, sources, summary, parts)
        report["started"] = started.isoformat(timespec="seconds")
        report["seconds"] = round(time.monotonic() - clock, 3)
        _write_report(settings.out, report)
    except OSError as error:
        raise RunError(_cannot_write(settings.out, error)) from error
    if summary.documents and summary.unreadable == summary.documents:
        summary.status = 2
    return summary


def _refuse_sources_in(out: str, sources: Sequence[str]) -> None:
    """Refuse to read what lies in the output folder: a run would overwrite its own input."""
    for source in sources:
        if source != STDIN and lies_in(source, out) and os.path.lexists(source):
            raise RunError(
                f"{source} lies in the output folder {out} and could be overwritten: "
                "choose another folder with --out."
            )


def _refuse_to_overwrite(settings: Settings, units: Iterable[Unit]) -> None:
    """Refuse an output folder where files stand that no run made and this one would overwrite."""
    if not os.path.isdir(settings.out):
        return
    for name in _names(settings, units):
        place = os.path.join(settings.out, name)
        if os.path.lexists(place):
            raise RunError(
                f"{place} was not made by hanwash and would be overwritten: choose another folder with --out."
            )


def _names(settings: Settings, units: Iterable[Unit]) -> Iterator[str]:
    """Yield the paths below out/ that a run may write to; for the texts of records, their folder."""
    yield from (MANIFEST, RUN)
    if settings.edits:
        yield EDITS
    for unit in units:
        names = [name for _, name in unit.targets] if unit.part is None else [part_name(unit.part)]
        for name in names:
            yield from (name, f"{REJECTED}/{name}")


def _cannot_write(out: str, error: OSError) -> str:
    place = os.fsdecode(error.filename) if error.filename else out
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return f"Cannot write to {place}: a file stands where a folder is needed; choose another with --out."
    if isinstance(error, PermissionError):
        return f"Cannot write to {place}: you have no permission; choose another folder with --out."
    return f"Cannot write to {place}: {error.strerror or error}."


def _remove(out: str, outputs: Iterable[str]) -> None:
    """Remove `outputs`, and the folders below `out` that this leaves empty."""
    for path in outputs:
        os.unlink(os.path.join(out, path))
        while path := os.path.dirname(path):
            try:
                os.rmdir(os.path.join(out, path))
            except OSError:
                break


def _write_report(out: str, report: dict[str, Any]) -> None:
    text = json.dumps(report, indent=2, ensure_ascii=False)
    write_file(os.path.join(out, RUN), utf8(text + "\n"))


def _report(settings: Settings, sources: Sequence[str], summary: Summary, parts: int) -> dict[str, Any]:
    """Return what run.json says, but for the times."""
    return {
        "config": settings.config.to_dict(),
        "config_hash": settings.config.digest(),
        "versions": versions(),
        "sources": [portable(source) for source in sources],
        "format": settings.format,
        "limit": settings.limit,
        "parts": parts,
        "documents": summary.documents,
        "kept": summary.kept,
        "rejected": summary.documents - summary.kept,
        "unreadable": summary.unreadable,
        "chars_in": summary.chars_in,
        "chars_out": summary.chars_out,
        "edits": dict(sorted(summary.edits.items())),
    }


def versions() -> dict[str, str | None]:
    """Return the versions of all that the outcome of a run depends on."""
    found: dict[str, str | None] = {"hanwash": __version__}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    found["unicode"] = unicodedata.unidata_version
    found["python"] = ".".join(map(str, sys.version_info[:3]))
    return found


def _units(inputs: Sequence[Input], format: str | None) -> Iterator[Unit]:
    """Deal `inputs` into units, in order: a file of records is one, other files go several together."""
    part = 0
    together: list[tuple[Input, str]] = []
    size = FILES_A_PART if format == "jsonl" else FILES_A_UNIT
    targets = zip(inputs, output_names(inputs), strict=True)
    for target in targets:
        records = target[0].holds_records
        if together and (records or len(together) == size):
            yield Unit(tuple(together), part if format == "jsonl" else None)
            part += format == "jsonl"
            together = []
        if records:
            yield Unit((target,), part if format != "txt" else None)
            part += format != "txt"
        else:
            together.append(target)
    if together:
        yield Unit(tuple(together), part if format == "jsonl" else None)


def _results(units: Sequence[Unit], settings: Settings, workers: int) -> Iterator[Result]:
    """Yield the result of each unit, in order."""
    if settings.limit is not None:
        # How many documents a unit holds shows only when it is read, so units wait for each other.
        left = settings.limit
        for unit in units:
            if left <= 0:
                return
            result = process(unit, replace(settings, limit=left))
            left -= len(result.rows)
            yield result
    elif workers == 1 or len(units) == 1:
        for unit in units:
            yield process(unit, settings)
    else:
        yield from _results_of_workers(units, settings, workers)


def _results_of_workers(units: Sequence[Unit], settings: Settings, workers: int) -> Iterator[Result]:
    # Standard input can be read in this process only.
    own = {index for index, unit in enumerate(units) if any(given.path == STDIN for given, _ in unit.targets)}
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(units)), context, initializer=_ignore_interrupts)
    pending: deque[Future[Result] | Unit] = deque()
    try:
        waiting = iter(enumerate(units))
        while True:
            for index, unit in islice(waiting, 2 * workers - len(pending)):
                pending.append(unit if index in own else pool.submit(process, unit, settings))
            if not pending:
                return
            first = pending.popleft()
            yield process(first, settings) if isinstance(first, Unit) else first.result()
    except BrokenProcessPool as error:
        raise RunError(
            "A worker process ended without a word, which mostly means that memory ran out: "
            "use fewer --workers."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that the user sees."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@lru_cache(maxsize=1)
def _cleaner(config: Config) -> Cleaner:
    return Cleaner(config)


def process(unit: Unit, settings: Settings) -> Result:
    """Clean the documents of `unit`, write their text, and return the rest of what is to be said of them.

    Raises:
        OSError: when the output cannot be written.
        ConfigError: when the stages cannot be used as they are configured.
    """
    result = Result(len(unit.targets))
    with ExitStack() as stack:
        put: _OwnFiles | _Part = _OwnFiles(settings.out, result.outputs)
        if unit.part is not None:
            put = stack.enter_context(_Part(settings.out, part_name(unit.part), result.outputs))
        for given in islice(_documents(unit, result.notices), settings.limit):
            _process(given, settings, put, result)
    return result


@dataclass(frozen=True, slots=True)
class _Given:
    """One document as it is given: bytes, a record's text, or only the reason why there is neither."""

    id: str
    """Its name in this run, as the system has it (see `portable`)."""
    shown: str
    """Its name in messages."""
    source: str
    content: str | bytes | None
    reason: str | None = None
    readable: bool = True
    """Whether its file could be read, good or bad as its content may be."""
    fields: dict[str, Any] | None = None
    raw: bytes = b""
    """The line of a record without a text."""


def _documents(unit: Unit, notices: list[Notice]) -> Iterator[_Given]:
    """Yield the documents in the files of `unit`; of a file that holds none, add a notice to `notices`."""
    for given, name in unit.targets:
        try:
            if given.reason is not None:
                raise Unreadable(given.reason)
            if given.holds_records:
                empty = True
                for record in read_records(given.path):
                    empty = False
                    yield _Given(
                        f"{name}:{record.line}",
                        f"{given.path}, line {record.line}",
                        given.path,
                        record.text if record.reason is None else None,
                        record.reason,
                        fields=dict(record.fields),
                        raw=record.raw,
                    )
                if empty:
                    notices.append(Notice(given.path, "it holds no documents", 1))
            else:
                yield _Given(name, given.path, given.path, read_bytes(given.path))
        except TooLarge as error:
            yield _Given(name, given.path, given.path, None, str(error))
        except Unreadable as error:
            reason = f"it cannot be read: {error}"
            yield _Given(name, given.path, given.path, None, reason, readable=False)


def _process(given: _Given, settings: Settings, put: _OwnFiles | _Part, result: Result) -> None:
    """Clean one document, write its text, and add to `result` what is to be said of it."""
    document, reason = None, given.reason
    if given.content is not None:
        document, reason = judged(_cleaner(settings.config), given.content)
    data = given.content.encode("utf-8", "surrogatepass") if isinstance(given.content, str) else given.content
    if document is not None and reason is None:
        document = put.keep(given, document, settings.config.keep_lines)
    elif original := _original(given, document):
        put.reject(given, original)
        result.set_aside += 1
    row = manifest_row(portable(given.id), portable(given.source), data, document, reason)
    result.rows.append(row)
    if reason is not None:
        text = f"rejected: {reason}" if given.readable else reason
        result.notices.append(Notice(given.shown, text, 1))
        result.unreadable += not given.readable
    if settings.edits and document is not None:
        result.edits.extend(_edit_lines(row["id"], document))


def _original(given: _Given, document: Document | None) -> str | bytes:
    """Return what is kept aside of a rejected document: its decoded input, or a record's line as it stands."""
    if document is not None:
        return document.undo()
    return given.content if isinstance(given.content, str) else given.raw


def _edit_lines(name: str, document: Document) -> Iterator[bytes]:
    """Yield the lines of edits.jsonl on one document.

    `step` counts the stages that made edits: those of one step count in the same text.
    """
    for step, edits in enumerate(document.history):
        for edit in edits:
            yield to_json({"id": name, "step": step, **edit._asdict()})


class _OwnFiles:
    """Puts each document in a file of its own."""

    def __init__(self, out: str, outputs: list[str]) -> None:
        self._out = out
        self._outputs = outputs

    def keep(self, given: _Given, document: Document, keep_lines: bool) -> Document:
        """Write the text of `document`; return it as it was written."""
        document = as_text_file(document, keep_lines)
        self._write(text_path(given.id), document.text)
        return document

    def reject(self, given: _Given, original: str | bytes) -> None:
        """Write what is kept of a rejected document where the rejected are kept."""
        self._write(f"{REJECTED}/{text_path(given.id)}", original)

    def _write(self, path: str, content: str | bytes) -> None:
        data = utf8(content) if isinstance(content, str) else content
        write_file(os.path.join(self._out, path), data)
        self._outputs.append(path)


class _Part:
    """Puts the documents of a unit into one file of records, and the rejected into another."""

    def __init__(self, out: str, name: str, outputs: list[str]) -> None:
        self._out = out
        self._name = name
        self._outputs = outputs
        self._files: dict[str, BinaryIO] = {}

    def __enter__(self) -> _Part:
        self._stack = ExitStack()
        # A part without a document is written all the same, so that the numbers have no gaps.
        self._file(self._name)
        return self

    def __exit__(self, *error: Any) -> None:
        self._stack.__exit__(*error)

    def _file(self, path: str) -> BinaryIO:
        if path not in self._files:
            self._files[path] = self._stack.enter_context(TemporaryFile(os.path.join(self._out, path)))
            self._outputs.append(path)
        return self._files[path]

    def keep(self, given: _Given, document: Document, keep_lines: bool) -> Document:
        """Write the record of `document` with its cleaned text."""
        self._file(self._name).write(_record(given, document.text))
        return document

    def reject(self, given: _Given, original: str | bytes) -> None:
        """Write the record of a rejected document as it came."""
        line = _record(given, original) if isinstance(original, str) else original.rstrip(b"\r\n") + b"\n"
        self._file(f"{REJECTED}/{self._name}").write(line)


def _record(given: _Given, text: str) -> bytes:
    """Return the record of one document: its own fields with a new text, or those that a file amounts to."""
    if given.fields is not None:
        return to_json({**given.fields, "text": text})
    return to_json({"id": portable(given.id), "source": portable(given.source), "text": text})
