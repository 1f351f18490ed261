"""The commands as a user meets them: what they print where, and their exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hanwash
from hanwash.cli import cli

# Damaged as mirrors do it: certain characters are followed by their readings, everywhere.
MANGLED = (
    "昨天下午，縣(xiàn)里的運(yùn)動(dòng)會(huì)在雨中開(kāi)幕，觀眾坐滿了看臺，"
    "運(yùn)動(dòng)員(yuán)們(men)士氣很高。"
)
RESTORED = "昨天下午，县里的运动会在雨中开幕，观众坐满了看台，运动员们士气很高。"


@pytest.fixture(autouse=True)
def in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def hanwash_command(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    result = CliRunner().invoke(cli, arguments, input=stdin, prog_name="hanwash")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def in_shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `script` in a shell where `hanwash` is the command."""
    package_root = str(Path(hanwash.__file__).parents[1])
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f'hanwash() {{ "{sys.executable}" -m hanwash "$@"; }}\n{script}'],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": package_root, **environment},
    )


@pytest.mark.parametrize(
    "command", [(), ("run",), ("clean",), ("detect",), ("explain",), ("undo",), ("damage",)]
)
def test_help_shows_how(command: tuple[str, ...]) -> None:
    result = hanwash_command(*command, "--help")

    assert result.exit_code == 0
    assert re.search(rf"^      .*hanwash {command[0] if command else 'run'}", result.stdout, re.MULTILINE)
    assert not command or "Exit status" in result.stdout


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.commands)])
def test_version(command: tuple[str, ...]) -> None:
    assert hanwash_command(*command, "--version").stdout == f"hanwash, version {hanwash.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("frobnicate",), "No such command 'frobnicate'"),
        (("run", "in"), "Missing option '--out'"),
        (("run", "--out", "out"), "Missing argument 'SOURCE...'"),
        (("run", "in", "--out", "out", "--workers", "0"), "0 is not in the range"),
        (("clean", "--script", "zh-XX"), "'zh-XX' is not one of"),
        (("clean", "--encoding", "klingon"), "encoding = 'klingon': Python has no such codec."),
        (("clean", "--config", "none.toml"), "--config none.toml cannot be read: No such file"),
        (("clean", "--encoding", "idna"), "encoding = 'idna': it is no encoding of files."),
        (("clean", "none.txt"), "none.txt: there is no such file; check the spelling"),
        (("clean", "."), "it is a folder, not a file; `hanwash run` takes folders."),
        (("detect", "none.txt"), "none.txt: there is no such file"),
        (("explain", "none.txt"), "none.txt: there is no such file"),
        (("undo", "."), "holds no manifest.jsonl: it is not the output of `hanwash run`."),
        (("damage", "none.txt"), "none.txt: there is no such file"),
        (("damage", "--site-file", "none.toml"), "none.toml: there is no such file"),
        (("damage", "--loss", "total"), "'total' is not one of"),
        (("damage", "--site", "1", "--annotate", "40"), "cannot be combined with --annotate."),
        (("damage", "--annotate", "a"), "The site cannot be made: annotate: no reading of 'a' is known"),
        (("damage", "--places", "none/places"), "none/places cannot be written: No such file"),
        (("run", "none", "--out", "out"), "none: there is no such file or folder"),
        (("run", "/dev/null", "--out", "out"), "it is a device, not a file"),
    ],
)
def test_what_cannot_be_done_is_status_2_and_a_sentence(arguments: tuple[str, ...], message: str) -> None:
    result = hanwash_command(*arguments, stdin="")

    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_clean_is_a_filter(encoding: str) -> None:
    result = hanwash_command("clean", stdin=MANGLED.encode(encoding))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == RESTORED + "\n"


def test_clean_takes_a_file_and_options() -> None:
    Path("a.txt").write_text("软件,硬件")

    result = hanwash_command("clean", "a.txt", "--script", "zh-TW", "--punctuation", "keep")

    assert result.stdout == "軟件,硬件\n"


def test_options_win_over_the_configuration_file() -> None:
    Path("hanwash.toml").write_text('script = "keep"\npunctuation = "keep"\n')

    result = hanwash_command("clean", "--config", "hanwash.toml", "--script", "zh-Hans", stdin="軟件,硬件")

    assert result.stdout == "软件,硬件\n"


def test_a_rule_that_there_is_not_is_a_sentence() -> None:
    Path("hanwash.toml").write_text('off = ["strip.bylines"]\n')

    result = hanwash_command("clean", "--config", "hanwash.toml", stdin="天下")

    assert result.exit_code == 2
    assert result.stderr.endswith("off: strip has no rule 'bylines'; similar: byline.\n")


def test_own_stages_lie_beside_their_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    Path("conf").mkdir()
    Path("conf/own_stage_of_cli.py").write_text("def nothing(document):\n    return document\n")
    Path("conf/hanwash.toml").write_text('stages = ["decode", "own_stage_of_cli.nothing"]\n')

    assert hanwash_command("clean", "--config", "conf/hanwash.toml", stdin="天下").stdout == "天下\n"


@pytest.mark.parametrize("command", ["clean", "explain"])
@pytest.mark.parametrize("data", [b"", bytes(3000), bytes(range(256)) * 20], ids=["empty", "nul", "binary"])
def test_what_holds_no_text_is_status_1(command: str, data: bytes) -> None:
    result = hanwash_command(command, stdin=data)

    assert result.exit_code == 1
    assert result.output.startswith("standard input: ")


def test_detect_says_a_line_a_file() -> None:
    text = "昨天下午，县里的运动会在雨中开幕，观众坐满了看台。"
    Path("a.txt").write_bytes(text.encode())
    Path("b.txt").write_bytes(text.encode("gb18030"))
    Path("c.txt").write_bytes(bytes(3000))

    result = hanwash_command("detect", "a.txt", "b.txt", "c.txt", "none.txt")

    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[:2] for row in rows] == [["a.txt", "utf-8"], ["b.txt", "gb18030"], ["c.txt", "binary"]]
    assert all(0 <= float(row[2]) <= 1 for row in rows)
    assert result.exit_code == 1
    assert "none.txt" in result.stderr


def test_detect_passes_over_a_named_pipe_that_nobody_writes_to() -> None:
    Path("text.txt").write_text(RESTORED)
    os.mkfifo("pipe.txt")

    found = in_shell("hanwash detect pipe.txt text.txt")

    assert found.returncode == 1
    assert found.stdout.startswith("text.txt\tutf-8\t")
    assert found.stderr.startswith("pipe.txt: it is a named pipe, not a file")


def test_detect_as_json() -> None:
    Path("a.txt").write_bytes("天下".encode())

    record = json.loads(hanwash_command("detect", "--json", "a.txt").stdout)

    assert list(record) == ["file", "encoding", "confidence", "errors", "segments"]
    assert (record["file"], record["encoding"], record["errors"]) == ("a.txt", "utf-8", 0)
    assert record["segments"][0][:3] == [0, 6, "utf-8"]


def test_explain_gives_place_rule_and_evidence() -> None:
    result = hanwash_command("explain", stdin=MANGLED)

    heading, *lines = result.stdout.splitlines()
    assert heading.startswith("standard input: utf-8 (confidence ")
    assert any(line.lstrip().startswith("1:7  repair.annotation") and "(xiàn)" in line for line in lines)
    assert any("normalize." in line for line in lines)


def test_explain_as_json() -> None:
    records = [
        json.loads(line) for line in hanwash_command("explain", "--json", stdin=MANGLED).stdout.splitlines()
    ]

    assert ("(xiàn)", "") in {(record["before"], record["after"]) for record in records}
    assert {record["line"] for record in records} == {1}


def test_run_ends_by_saying_where_to_look() -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(MANGLED)

    result = hanwash_command("run", "in", "--out", "out")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 document: 1 kept, 0 rejected; ")
    assert "out/manifest.jsonl" in result.stdout
    assert Path("out/a.txt").read_text() == RESTORED + "\n"


def test_run_names_no_clean_text_where_there_is_none() -> None:
    Path("a.txt").write_bytes(b"")

    result = hanwash_command("run", "a.txt", "--out", "out")

    assert "Clean text" not in result.stdout
    assert "What was done to each document: out/manifest.jsonl\n" in result.stdout


def test_undo_of_records_says_that_they_cannot_be_undone() -> None:
    Path("a.jsonl").write_text(json.dumps({"text": MANGLED}) + "\n")
    hanwash_command("run", "a.jsonl", "--out", "out", "--edits")

    result = hanwash_command("undo", "out")

    assert (result.exit_code, result.stdout) == (1, "0 documents undone\n")
    assert "records cannot be undone" in result.stderr
    assert "Records cannot be undone" in " ".join(hanwash_command("undo", "--help").stdout.split())


def test_run_counts_in_words_that_fit() -> None:
    Path("a.txt").write_text("昨天下午，县里的运动会在雨中开幕。")

    result = hanwash_command("run", "a.txt", "--out", "out")

    assert result.stdout.startswith("1 document: 1 kept, 0 rejected; 1 edit.\n")


def test_run_says_that_a_file_holds_nothing() -> None:
    Path("a.jsonl").write_bytes(b"")

    result = hanwash_command("run", "a.jsonl", "--out", "out")

    assert (result.exit_code, result.stderr) == (1, "a.jsonl: it holds no documents.\n")


def test_run_names_what_it_rejects() -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(MANGLED)
    Path("in/b\n.txt").write_bytes(b"")

    result = hanwash_command("run", "in", "--out", "out")

    assert result.exit_code == 1
    assert re.fullmatch(r"in/b\\n\.txt: rejected: .*\.\n", result.stderr)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_costs_nobody_else() -> None:
    Path("a.txt").write_text(MANGLED)
    Path("b.txt").write_text(MANGLED)
    Path("a.txt").chmod(0)

    result = hanwash_command("run", "a.txt", "b.txt", "--out", "out")

    assert result.exit_code == 1
    assert result.stderr == "a.txt: it cannot be read: you have no permission to read it.\n"
    assert Path("out/b.txt").read_text() == RESTORED + "\n"


def test_run_reads_standard_input_and_undo_gives_it_back() -> None:
    assert hanwash_command("run", "-", "--out", "out", "--edits", stdin=MANGLED).exit_code == 0
    assert Path("out/stdin.txt").read_text() == RESTORED + "\n"

    result = hanwash_command("undo", "out")

    assert result.stdout == "1 document undone into out/undone/\n"
    assert Path("out/undone/stdin.txt").read_text() == MANGLED


@pytest.mark.parametrize(
    "script",
    [
        "for i in $(seq 400); do echo '縣(xiàn)里的運(yùn)動(dòng)會(huì),,開(kāi)幕'; done > a.txt; "
        "hanwash explain a.txt | head -1",
        "for i in $(seq 2000); do echo '县里的运动会昨天在雨中开幕。'; done | hanwash clean | head -1",
        "hanwash --help | true",
        "echo 天下 > a.txt; hanwash detect a.txt | true",
        "mkdir in; echo 县里的运动会昨天开幕。 > in/a.txt; hanwash run in --out out | true",
        "mkdir in; : > in/a.txt; echo 县里的运动会。 > in/b.txt; hanwash run in --out out 2>&1 | true; "
        "test -s out/b.txt",
        "for i in $(seq 2000); do echo '县里的运动会昨天在雨中开幕。'; done | hanwash damage | head -1",
        "echo 县里的运动会。 | hanwash damage --places - 2>&-",
        "echo 天下 | hanwash clean >&-",
        "echo 天下 | hanwash clean 2>&-",
    ],
)
def test_a_closed_pipe_is_no_error(script: str) -> None:
    result = in_shell(script)

    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
    assert result.returncode in (0, 1) if ": >" in script else result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_a_c_locale_is_no_error(environment: dict[str, str]) -> None:
    Path("文件").mkdir()
    Path("文件/一.txt").write_text(MANGLED)
    Path("文件/空.txt").write_bytes(b"")

    result = in_shell(
        "hanwash explain 文件/一.txt && hanwash damage 文件/一.txt --stutter 。 --stutter-rate 1 --fold none && "
        "hanwash run 文件 --out 出 && false; cat 出/一.txt",
        **environment,
    )

    assert "Traceback" not in result.stderr
    assert "文件/空.txt: rejected: " in result.stderr
    assert "[(xiàn) → ]" in result.stdout
    assert "士氣很高,。" in result.stdout
    assert result.stdout.endswith(RESTORED + "\n")


def test_output_that_cannot_be_written_is_a_sentence() -> None:
    result = in_shell("echo 县里的运动会昨天开幕。 | hanwash clean > /dev/full")

    assert result.returncode == 2
    assert result.stderr == "Error: The output cannot be written: No space left on device.\n"


def test_closed_standard_input_is_a_sentence() -> None:
    result = in_shell("hanwash clean <&-")

    assert result.returncode == 2
    assert result.stderr == "Error: standard input: standard input is closed.\n"


def test_damage_takes_text_in_any_encoding_and_records_the_places() -> None:
    Path("a.txt").write_bytes("工程师们连夜抢修，电话响个不停。\r\n".encode("gb18030"))

    result = hanwash_command(
        "damage", "a.txt", "--annotate", "師(shī)們(men)處(chù)", "--places", "places.jsonl"
    )

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.decode() == "工程?chù)?shī)們(men)連夜搶修,電話響個不停。\r\n"
    records = [json.loads(line) for line in Path("places.jsonl").read_text(encoding="utf-8").splitlines()]
    assert records[0] == {
        "clean_start": 2, "clean_end": 3, "page_start": 2, "page_end": 12, "kind": "misalignment",
        "proven": True, "clean": "師", "page": "?chù)?shī)",
    }  # fmt: skip
    assert [record["page"] for record in records[1:]] == ["(men)"]


def test_damage_puts_the_places_on_standard_error() -> None:
    result = hanwash_command(
        "damage", "--stutter", "，", "--stutter-rate", "1", "--places", "-", stdin="雨，雪"
    )

    assert result.stdout == "雨,,雪"
    assert json.loads(result.stderr)["kind"] == "stutter"


def test_damage_takes_a_site_file_and_repeats_itself() -> None:
    Path("mirror.toml").write_text(
        '[[pass]]\nreplace = [{ stutter = "，", rate = 0.5 }, { target = "雨", after = "水" }]',
        encoding="utf-8",
    )

    pages = {
        seed: hanwash_command(
            "damage", "--site-file", "mirror.toml", "--seed", seed, stdin="雨，" * 20
        ).stdout
        for seed in "1234"
    }

    assert {page.replace(",", "") for page in pages.values()} == {"雨水" * 20}
    assert len(set(pages.values())) == 4
    assert (
        hanwash_command("damage", stdin=RESTORED).stdout == hanwash_command("damage", stdin=RESTORED).stdout
    )


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        (b"", 1, "standard input: it is empty."),
        (bytes(3000), 1, "standard input: "),
        (b"nothing Chinese\n", 0, "standard input: the site finds nothing in it to damage."),
    ],
)
def test_damage_says_when_there_is_nothing_to_damage(data: bytes, status: int, message: str) -> None:
    result = hanwash_command("damage", stdin=data)

    assert result.exit_code == status
    assert result.stderr.startswith(message)
