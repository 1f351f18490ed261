"""The command: what can be asked for, and how it is answered. The work is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, ClassVar, TypeVar

import click

from hanwash.cleaner import Cleaner, judged
from hanwash.config import CHOICES, PROFILES, Config, ConfigError
from hanwash.damage.forward.description import FOLDINGS, LOSSES
from hanwash.terminal import ProgressDisplay, counted, say, sentence, shown, speak_any_locale
from hanwash.version import __version__

__all__ = ["cli", "main"]

Command = TypeVar("Command", bound=Callable[..., Any])

# Whether a path can be read is found out by reading it, so that other files are still processed.
PATH = click.Path(readable=False)

STYLES: dict[str, dict[str, Any]] = {
    "place": {"dim": True},
    "rule": {"fg": "cyan"},
    "before": {"fg": "red"},
    "after": {"fg": "green"},
    "evidence": {"dim": True},
}


class Failure(click.ClickException):
    """The command cannot do what it was asked; the message says why and what to do."""

    exit_code: ClassVar[int] = 2


@contextmanager
def _no_traceback() -> Iterator[None]:
    """End a command in a sentence where Python would end in a traceback."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. What is still buffered must go somewhere when Python closes down.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None
    except ConfigError as error:
        raise Failure(sentence("The configuration cannot be used", str(error))) from error
    except OSError as error:
        raise Failure(f"The output cannot be written: {error.strerror or error}.") from error


class _Commands(click.Group):
    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _no_traceback():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _no_traceback():
            return super().invoke(ctx)


def main() -> None:
    """Run the command line."""
    speak_any_locale()
    cli.main(prog_name="hanwash")


_version_option = click.version_option(__version__, prog_name="hanwash")


def _cleaning_options(command: Command) -> Command:
    """Add the options that say how to clean."""
    for option in reversed(
        (
            click.option("--config", type=PATH, metavar="FILE", help="Settings in a TOML file."),
            click.option("--profile", type=click.Choice(list(PROFILES)), help="A named set of settings."),
            click.option("--script", type=click.Choice(CHOICES["script"]), help="The script to convert to."),
            click.option(
                "--punctuation",
                type=click.Choice(CHOICES["punctuation"]),
                help="chinese: full-width between Han characters; ascii: half-width; keep: as it is.",
            ),
            click.option(
                "--encoding", metavar="NAME", help="The encoding of the input, instead of detecting it."
            ),
        )
    ):
        command = option(command)
    return command


def _config(config: str | None, profile: str | None, **settings: str | None) -> Config:
    given = {name: value for name, value in settings.items() if value is not None}
    if config is None:
        return Config.profile(profile or "default", **given)
    # Stages of one's own lie beside the file that names them.
    sys.path.append(os.path.dirname(os.path.abspath(config)))
    try:
        return Config.from_toml(config, profile, **given)
    except OSError as error:
        raise Failure(f"--config {shown(config)} cannot be read: {error.strerror or error}.") from error


def _read(file: str) -> bytes:
    from hanwash.corpus.readers import Unreadable, read_bytes

    if file == "-" and sys.stdin is not None and sys.stdin.isatty():
        say("Reading from the terminal: type or paste text, then end with Ctrl-D.")
    try:
        return read_bytes(file)
    except Unreadable as error:
        raise Failure(sentence(file, str(error))) from error


def _write(file: str, data: bytes) -> None:
    """Write to `file` as it stands, which may be a pipe; ``-`` is standard error."""
    try:
        if file == "-":
            click.echo(data, nl=False, err=True)
        else:
            with open(file, "wb") as out:
                out.write(data)
    except OSError as error:
        raise Failure(f"{shown(file)} cannot be written: {error.strerror or error}.") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@_version_option
def cli() -> None:
    """Turn dirty Chinese web text into a clean corpus, with a record of every change.

    \b
    A folder of files in unknown encodings, cleaned into another:
        hanwash run pages/ --out clean/
    One text, as a filter:
        curl -s https://example.org/page.txt | hanwash clean
    Why a line looks as it does now:
        hanwash explain pages/001.txt

    Each command explains itself: hanwash run --help
    """


@cli.command()
@_version_option
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=PATH)
@click.option("--out", required=True, type=PATH, metavar="DIR", help="The folder for the outcome.")
@click.option(
    "--format",
    type=click.Choice(["txt", "jsonl"]),
    help="Write a text file for each document, or records; by default as the source is.",
)
@_cleaning_options
@click.option("--edits", is_flag=True, help="Keep every edit in edits.jsonl, so that the run can be undone.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N documents.")
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes."
)
@click.pass_context
def run(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    out: str,
    format: str | None,
    edits: bool,
    limit: int | None,
    workers: int,
    **options: str | None,
) -> None:
    """Clean files and folders into a folder of clean text.

    A SOURCE is a file, a folder that is searched with all its subfolders, or - for standard input:
    .txt in any encoding, one document each, or .jsonl with the text of each record in its field "text".
    The originals are only read.

    \b
        hanwash run pages/ --out clean/
        hanwash run pages/ --out clean/ --script zh-TW --workers 4
        hanwash run crawl.jsonl --out clean/ --edits --limit 100
        zcat page.txt.gz | hanwash run - --out clean/

    In DIR you find the clean text under the names of its sources, manifest.jsonl with a line on every
    document (encoding, edits by rule, verdict and reason), run.json with the settings and versions,
    and rejected/ with what was not kept.

    Exit status: 0 when all is clean; 1 when documents were rejected or unreadable; 2 when a path is
    missing, nothing can be read, or DIR cannot be written or holds files of your own in the way.
    """
    from hanwash.corpus.runner import RunError, Settings
    from hanwash.corpus.runner import run as run_corpus

    settings = Settings(out, _config(**options), format, edits, limit)
    try:
        with ProgressDisplay() as progress:
            summary = run_corpus(
                sources,
                settings,
                workers,
                lambda notice: progress.say(sentence(notice.name, notice.text)),
                lambda done, total, so_far: progress.update(done, total, so_far.documents),
            )
    except RunError as error:
        raise Failure(shown(str(error))) from error
    place = shown(os.path.join(out, ""))
    rejected = summary.documents - summary.kept
    click.echo(
        f"{counted(summary.documents, 'document')}: {summary.kept:,} kept, {rejected:,} rejected; "
        f"{counted(summary.edits.total(), 'edit')}."
    )
    clean_text = f"Clean text: {place}    " if summary.kept else ""
    click.echo(f"{clean_text}What was done to each document: {place}manifest.jsonl")
    if summary.set_aside:
        click.echo(f"Text that was rejected: {place}rejected/    Why: the field reason in the manifest")
    ctx.exit(summary.status)


@cli.command()
@_version_option
@click.argument("file", default="-", type=PATH)
@_cleaning_options
@click.pass_context
def clean(ctx: click.Context, /, file: str, **options: str | None) -> None:
    """Clean one text, from FILE or standard input to standard output.

    The input may be in any encoding; the output is UTF-8.

    \b
        hanwash clean page.txt > clean.txt
        xclip -o | hanwash clean --script keep
        hanwash clean --profile repair-only < page.txt

    Exit status: 0; 1 when the text would be rejected in a run (it is put out all the same); 2 when
    FILE cannot be read.
    """
    from hanwash.corpus.writers import as_text_file, utf8

    config = _config(**options)
    document, reason = judged(Cleaner(config), _read(file))
    if document is not None:
        click.echo(utf8(as_text_file(document, config.keep_lines).text), nl=False)
    if reason is not None:
        say(sentence(file, reason))
        ctx.exit(1)


@cli.command()
@_version_option
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the segments.")
@click.pass_context
def detect(ctx: click.Context, /, files: tuple[str, ...], as_json: bool) -> None:
    """Say in which encoding each FILE is, and how sure that is.

    One line a file: its name, the encoding as Python names it, or "binary" for what is not text, and
    a confidence from 0 to 1, with tabs between.

    \b
        hanwash detect pages/*.txt
        hanwash detect --json page.txt

    Exit status: 0; 1 when a file is binary or cannot be read; 2 when none can be read.
    """
    from hanwash.corpus.names import portable
    from hanwash.corpus.readers import Unreadable, read_bytes
    from hanwash.corpus.records import to_json
    from hanwash.corpus.sources import STDIN, why_not_a_file
    from hanwash.stages.decode import decode

    unreadable = binaries = 0
    for file in files:
        try:
            # A named pipe that nobody writes to would hold up the files behind it for ever.
            if file != STDIN and os.path.exists(file) and not os.path.isdir(file):
                reason = why_not_a_file(os.stat(file).st_mode)
                if reason is not None:
                    raise Unreadable(reason)
            found = decode(read_bytes(file))
        except Unreadable as error:
            say(sentence(file, str(error)))
            unreadable += 1
            continue
        binaries += found.encoding is None
        if as_json:
            record = {
                "file": portable(file),
                "encoding": found.encoding,
                "confidence": found.confidence,
                "errors": found.errors,
                "segments": found.segments,
            }
            click.echo(to_json(record), nl=False)
        else:
            click.echo(f"{shown(file)}\t{found.encoding or 'binary'}\t{found.confidence:.2f}")
    ctx.exit(2 if unreadable == len(files) else 1 if unreadable or binaries else 0)


@cli.command()
@_version_option
@click.argument("file", default="-", type=PATH)
@_cleaning_options
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line for each edit, nothing shortened."
)
@click.pass_context
def explain(ctx: click.Context, /, file: str, as_json: bool, **options: str | None) -> None:
    """Show every edit that cleaning makes to a text, where, by which rule, and on what evidence.

    One line an edit: line and column in the input, stage and rule, what stood there and what stands
    there now in brackets, with a few characters around it, then the evidence. A rule is switched off
    by its name in the configuration: off = ["strip.byline"].

    \b
        hanwash explain page.txt
        hanwash explain page.txt | grep strip
        hanwash explain --json page.txt | jq 'select(.stage == "repair")'

    Exit status: as for clean.
    """
    from hanwash.corpus.records import to_json
    from hanwash.report.explain import explain as explain_document
    from hanwash.report.explain import explanation_lines, heading

    document, reason = judged(Cleaner(_config(**options)), _read(file))
    if document is None:
        say(sentence(file, reason or ""))
    else:
        found = explain_document(document)
        if as_json:
            for explanation in found:
                click.echo(to_json(explanation.to_dict()), nl=False)
        else:
            if os.environ.get("NO_COLOR"):
                ctx.color = False
            click.echo(heading(file, document, reason))
            for line in explanation_lines(found, lambda text, role: click.style(text, **STYLES[role])):
                click.echo(line)
    ctx.exit(0 if reason is None else 1)


@cli.command()
@_version_option
@click.argument("folder", metavar="DIR", type=PATH)
@click.option(
    "--out", type=PATH, metavar="DIR", help="The folder for the originals; undone/ in DIR by default."
)
@click.pass_context
def undo(ctx: click.Context, /, folder: str, out: str | None) -> None:
    """Give back the decoded input of a run that was made with --edits.

    \b
        hanwash run pages/ --out clean/ --edits
        hanwash undo clean/ --out again/

    The text is that of the originals, character for character, in UTF-8. Records cannot be undone, as
    they keep only the clean text; of a run on .jsonl with --format txt each text can be.

    Exit status: 0; 1 when a file was changed or removed after the run, or is one of records; 2 when DIR holds no such run.
    """
    from hanwash.corpus.undo import UndoError, undo_run

    notices = []

    def tell(notice: Any) -> None:
        notices.append(notice)
        say(sentence(notice.name, notice.text))

    place = os.path.join(folder, "undone") if out is None else out
    try:
        number = undo_run(folder, place, tell)
    except UndoError as error:
        raise Failure(shown(str(error))) from error
    into = f" into {shown(os.path.join(place, ''))}" if number else ""
    click.echo(f"{counted(number, 'document')} undone{into}")
    ctx.exit(1 if notices else 0)


def _characters(argument: str) -> str:
    """Return an argument in UTF-8; in the C locale Python carries its bytes only."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _site_options(command: Command) -> Command:
    """Add the options that describe a mirror site, each None where it is not given."""
    share = click.FloatRange(0, 1)
    for option in reversed(
        (
            click.option(
                "--site",
                type=click.IntRange(min=0),
                metavar="N",
                help="Draw site N, with habits as real sites have them; 0 when nothing else describes a site.",
            ),
            click.option("--site-file", type=PATH, metavar="FILE", help="A site described in a TOML file."),
            click.option(
                "--annotate",
                type=_characters,
                metavar="CHARS|N",
                help="Put readings behind these characters, in this order, or behind the N commonest of the "
                "text that only Traditional script has. A reading of your choice in brackets: 準(zhǔn)環.",
            ),
            click.option("--annotate-rate", type=share, metavar="R", help="The share of them; 1 by default."),
            click.option("--toneless", is_flag=True, default=None, help="Readings without tone marks."),
            click.option(
                "--space-in-bracket", is_flag=True, default=None, help="A space before the bracket closes."
            ),
            click.option(
                "--stutter", type=_characters, metavar="MARKS", help="Put a comma before these marks."
            ),
            click.option(
                "--stutter-rate", type=share, metavar="R", help="The share of them; 2/3 by default."
            ),
            click.option(
                "--marks",
                type=_characters,
                metavar="MARKS",
                help="Put something unseen before these, whatever bytes match.",
            ),
            click.option(
                "--loss",
                type=click.Choice(LOSSES),
                help="What is left of a byte that has lost its other half.",
            ),
            click.option(
                "--keep-user-defined/--drop-user-defined",
                default=None,
                help="Whether user-defined codes show as private-use characters or vanish.",
            ),
            click.option(
                "--passes",
                type=click.IntRange(1, 2),
                help="2: a second mirror, which reads the first one's page, does all but annotate.",
            ),
            click.option(
                "--convert/--no-convert",
                default=None,
                help="Whether the text is converted to the mirrors' Traditional first; it is by default.",
            ),
            click.option(
                "--indent",
                type=_characters,
                metavar="TEXT",
                help="What the markup has before each paragraph.",
            ),
            click.option(
                "--paragraph-end",
                type=_characters,
                metavar="TEXT",
                help="What the markup has after each paragraph: '</p>'.",
            ),
            click.option(
                "--keep-controls", is_flag=True, default=None, help="Control characters reach the page."
            ),
            click.option(
                "--fold",
                type=click.Choice(list(FOLDINGS)),
                help="What the crawler folds to ASCII: nothing, ，（）：；？！ or all that is full-width.",
            ),
        )
    ):
        command = option(command)
    return command


@cli.command()
@_version_option
@click.argument("file", default="-", type=PATH)
@_site_options
@click.option("--seed", type=int, default=0, show_default=True, help="For what the site leaves to chance.")
@click.option(
    "--places", type=PATH, metavar="FILE", help="Record every damaged place in FILE; - for standard error."
)
@click.pass_context
def damage(
    ctx: click.Context,
    /,
    file: str,
    site_file: str | None,
    seed: int,
    places: str | None,
    **options: Any,
) -> None:
    """Mangle clean text as a mirror would, for tests and training data.

    The text is taken through what mirror sites do: converted to Traditional, held as GBK bytes,
    searched and replaced byte by byte, decoded with losses. The page goes to standard output.

    \b
        hanwash damage clean.txt > page.txt
        hanwash damage --site 7 --places places.jsonl clean.txt
        hanwash damage --annotate 40 --stutter '，、。；' --marks '！？' --loss silent clean.txt
        hanwash damage --site-file mirror.toml --seed 3 clean.txt

    The record of places has a line of JSON for each: where it is in the clean text, which is FILE
    after conversion, and in the page, in characters; what stands there; which kind of damage it is;
    and whether the bytes that are left prove the original.

    Exit status: 0; 1 when there is no text in FILE; 2 when FILE cannot be read, or the site is
    described in a way that cannot be.
    """
    from hanwash.corpus.records import to_json
    from hanwash.corpus.writers import utf8
    from hanwash.damage.forward import damage as damage_text
    from hanwash.damage.forward.description import described_site
    from hanwash.damage.forward.recipe import SiteError
    from hanwash.stages.decode import decode

    description = None if site_file is None else decode(_read(site_file)).text
    clean = decode(_read(file))
    try:
        site = described_site(options, description).site(clean.text, seed)
    except SiteError as error:
        raise Failure(sentence(site_file or "The site cannot be made", str(error))) from error
    page = damage_text(clean.text, site, seed)
    if places is not None:
        _write(places, b"".join(to_json(record) for record in page.records()))
    click.echo(utf8(page.text), nl=False)
    if not clean.text:
        say(sentence(file, clean.reason or "it is empty"))
        ctx.exit(1)
    if not page.places:
        say(sentence(file, "the site finds nothing in it to damage"))
