"""A run: what it leaves, what it says, and that nothing about it depends on chance."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from hanwash import Config, ConfigError
from hanwash.corpus.runner import RunError, Settings, Summary, run
from hanwash.corpus.undo import UndoError, undo_run

FIELDS = [
    "id",
    "source",
    "sha256_in",
    "sha256_out",
    "encoding",
    "encoding_confidence",
    "script",
    "chars_in",
    "chars_out",
    "lines_dropped",
    "edits",
    "verdict",
    "reason",
    "duplicate_of",
]

TEXT = "昨天下午，县里的运动会在雨中开幕，观众坐满了看台。"

OWN_STAGES = '''
from dataclasses import replace

from hanwash.document import Change, Revision


def commas(document):
    """Widens commas, refuses what is said to be bad, and breaks on what is said to be broken."""
    if "break" in document.text:
        raise RuntimeError("it broke")
    revision = Revision(document.text)
    revision.apply(
        Change(at, at + 1, "，", "comma") for at, mark in enumerate(document.text) if mark == ","
    )
    document = document.revised("commas", revision)
    return replace(document, verdict="reject", reason="it is bad") if "bad" in document.text else document
'''


@pytest.fixture(autouse=True)
def in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A configuration whose outcome can be told by looking at it."""
    module = f"own_stages_{tmp_path.name}"
    Path(f"{module}.py").write_text(OWN_STAGES)
    monkeypatch.syspath_prepend(tmp_path)
    return Config(stages=("decode", f"{module}.commas"))


def make(files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


def run_noting(sources: list[str], settings: Settings, workers: int = 1) -> tuple[Summary, dict[str, str]]:
    """Run, and return the summary with what was said of each file."""
    said: dict[str, str] = {}
    summary = run(sources, settings, workers, lambda notice: said.update({notice.name: notice.text}))
    return summary, said


def rows(out: str = "out") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(out, "manifest.jsonl").read_bytes().splitlines()]


def tree(out: str = "out", without: str = "run.json") -> dict[str, bytes]:
    """Return the content of every file below `out`, but for the one that holds times."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(Path(out).rglob("*"))
        if path.is_file() and path.name != without
    }


def test_what_a_run_leaves(config: Config) -> None:
    make({"in/a.txt": f"{TEXT}\r\n一,二", "in/sub/b.txt": TEXT.encode("gb18030"), "in/c.txt": "bad,\n"})

    summary, said = run_noting(["in"], Settings("out", config))

    assert tree() == {
        "a.txt": f"{TEXT}\n一，二\n".encode(),
        "manifest.jsonl": Path("out/manifest.jsonl").read_bytes(),
        "rejected/c.txt": b"bad,\n",
        "sub/b.txt": f"{TEXT}\n".encode(),
    }
    assert (summary.documents, summary.kept, summary.set_aside, summary.status) == (3, 2, 1, 1)
    assert said == {"in/c.txt": "rejected: it is bad"}


def test_the_manifest_says_what_was_done(config: Config) -> None:
    make({"in/a.txt": f"{TEXT}\n一,二,三", "in/b.txt": "bad\n"})

    run(["in"], Settings("out", config))
    kept, rejected = rows()

    assert list(kept) == list(rejected) == FIELDS
    assert kept["id"] == "a.txt"
    assert kept["source"] == "in/a.txt"
    assert kept["sha256_in"] == hashlib.sha256(Path("in/a.txt").read_bytes()).hexdigest()
    assert kept["sha256_out"] == hashlib.sha256(Path("out/a.txt").read_bytes()).hexdigest()
    assert kept["encoding"] == "utf-8"
    assert (kept["chars_in"], kept["chars_out"]) == (len(TEXT) + 6, len(TEXT) + 7)
    assert kept["edits"] == {"commas.comma": 2, "write.final-newline": 1}
    assert (kept["verdict"], kept["reason"], kept["duplicate_of"]) == ("keep", None, None)
    assert (rejected["verdict"], rejected["reason"]) == ("reject", "it is bad")
    assert (rejected["chars_in"], rejected["chars_out"], rejected["sha256_out"]) == (4, 0, None)


def test_run_json_says_how(config: Config) -> None:
    make({"in/a.txt": TEXT})

    run(["in"], Settings("out", config, limit=5))
    report = json.loads(Path("out/run.json").read_bytes())

    assert report["config"] == config.to_dict()
    assert report["config_hash"] == config.digest()
    assert set(report["versions"]) == {"hanwash", "ftfy", "opencc", "chardet", "unicode", "python"}
    assert all(report["versions"].values())
    assert (report["sources"], report["limit"], report["documents"], report["kept"]) == (["in"], 5, 1, 1)


BAD = {
    "in/bin.txt": bytes(range(256)) * 20,
    "in/break.txt": "break",
    "in/empty.txt": b"",
    "in/good.txt": TEXT,
    "in/nul.txt": bytes(3000),
    "in/truncated.txt": TEXT.encode("gb18030")[:-1],
}


def test_bad_input_costs_nobody_else(config: Config) -> None:
    make(BAD)
    os.symlink("nowhere", "in/link.txt")
    os.mkfifo("in/pipe.txt")

    summary, said = run_noting(["in", "none"], Settings("out", config))

    assert summary.status == 2
    assert set(said) == {
        "none",
        *(f"in/{name}.txt" for name in ("bin", "break", "empty", "link", "nul", "pipe")),
    }
    assert "it is empty" in said["in/empty.txt"]
    assert "RuntimeError: it broke" in said["in/break.txt"]
    assert "it cannot be read: No such file" in said["in/link.txt"]
    assert Path("out/good.txt").read_text() == TEXT + "\n"
    assert Path("out/truncated.txt").read_text().startswith(TEXT[:-1])
    assert {row["id"]: row["verdict"] for row in rows()} == {
        "bin.txt": "reject",
        "break.txt": "reject",
        "empty.txt": "reject",
        "good.txt": "keep",
        "link.txt": "reject",
        "nul.txt": "reject",
        "pipe.txt": "reject",
        "truncated.txt": "keep",
    }


@pytest.mark.parametrize(
    ("files", "sources", "status"),
    [
        ({"in/a.txt": TEXT}, ["in"], 0),
        ({"in/a.txt": TEXT, "in/b.txt": b""}, ["in"], 1),
        ({"in/a.txt": b""}, ["in"], 1),
        ({"in/a.txt": TEXT}, ["in", "none"], 2),
        ({"in/a.txt": TEXT, "other/b.pdf": b"%PDF"}, ["in", "other"], 1),
        ({"in/a.jsonl": "not json"}, ["in"], 1),
        ({"in/a.jsonl": ""}, ["in"], 1),
        ({"in/a.jsonl": "", "in/a.txt": TEXT}, ["in"], 1),
    ],
)
def test_exit_status(config: Config, files: dict[str, str | bytes], sources: list[str], status: int) -> None:
    make(files)

    assert run(sources, Settings("out", config)).status == status


def test_a_file_without_records_is_named(config: Config) -> None:
    make({"a.jsonl": "\n\n"})

    summary, said = run_noting(["a.jsonl"], Settings("out", config))

    assert (summary.documents, summary.status, said) == (0, 1, {"a.jsonl": "it holds no documents"})


def test_nothing_that_can_be_read_is_status_2(config: Config) -> None:
    make({"in/.keep": b""})
    os.symlink("a.txt", "in/a.txt")

    assert run(["in"], Settings("out", config)).status == 2


@pytest.mark.parametrize("sources", [["none"], ["in"], ["in", "none"]])
def test_with_nothing_to_read_nothing_is_written(config: Config, sources: list[str]) -> None:
    make({"in/a.pdf": b"%PDF"})

    with pytest.raises(RunError, match="nothing to read"):
        run(sources, Settings("out", config))

    assert not Path("out").exists()


def test_an_output_that_cannot_be_written(config: Config) -> None:
    make({"in/a.txt": TEXT, "file": ""})

    for out in ("file", "file/out"):
        with pytest.raises(RunError, match=f"Cannot write to {out}: a file stands where a folder is needed"):
            run(["in"], Settings(out, config))


@pytest.mark.parametrize(("source", "out"), [("in", "in"), ("in/a.txt", "in"), ("in", "."), ("to_in", "in")])
def test_a_run_does_not_overwrite_its_input(config: Config, source: str, out: str) -> None:
    make({"in/a.txt": TEXT})
    os.symlink("in", "to_in")

    with pytest.raises(RunError, match="lies in the output folder"):
        run([source], Settings(out, config))

    assert Path("in/a.txt").read_text() == TEXT


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.txt", None),
        ("rejected/a.txt", None),
        ("r.jsonl/1.txt", "txt"),
        ("part-00000.jsonl", None),
        ("manifest.jsonl", None),
        ("run.json", None),
        ("edits.jsonl", None),
    ],
)
def test_a_run_does_not_overwrite_what_no_run_made(config: Config, name: str, format: str | None) -> None:
    make({"in/a.txt": TEXT, "in/r.jsonl": '{"text": "一"}', f"out/{name}": "mine"})

    with pytest.raises(RunError, match=r"was not made by hanwash and would be overwritten"):
        run(["in"], Settings("out", config, format, edits=True))

    assert tree(without="") == {name: b"mine"}


def test_a_folder_with_other_files_can_be_the_output(config: Config) -> None:
    make({"in/a.txt": TEXT, "out/b.txt": "mine"})

    assert run(["in"], Settings("out", config)).status == 0

    assert Path("out/b.txt").read_text() == "mine"


def test_a_run_that_was_interrupted_can_be_repeated(config: Config) -> None:
    make({"in/a.txt": TEXT, "in/z.jsonl": '{"text": "一"}'})

    def interrupt(done: int, total: int, summary: Summary) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(["in"], Settings("out", config), on_progress=interrupt)
    assert Path("out/a.txt").exists()
    assert not Path("out/manifest.jsonl").exists()

    assert run(["in"], Settings("out", config)).status == 0
    assert [row["id"] for row in rows()] == ["a.txt", "z.jsonl:1"]


def test_a_stage_that_there_is_not_is_said_before_anything_is_read() -> None:
    make({"in/a.txt": TEXT})

    with pytest.raises(ConfigError, match="cannot be imported"):
        run(["in"], Settings("out", Config(stages=("no.such.stage",))))

    assert not Path("out").exists()


def test_a_second_run_replaces_the_first(config: Config) -> None:
    make({"one/a.txt": "bad", "one/b.txt": TEXT, "one/sub/c.txt": TEXT, "one/r.jsonl": '{"text": "一"}'})
    make({"two/b.txt": "一"})
    run(["one"], Settings("out", config, edits=True))
    Path("out/mine.txt").write_text("not of the run")

    run(["two"], Settings("out", config))

    assert set(tree()) == {"b.txt", "manifest.jsonl", "mine.txt"}
    assert Path("out/b.txt").read_text() == "一\n"
    assert not Path("out/sub").exists()
    assert not Path("out/rejected").exists()


def test_a_manifest_cannot_name_files_outside(config: Config) -> None:
    make(
        {"in/a.txt": TEXT, "precious.txt": "mine", "out/run.json": '{"parts": 9}', "elsewhere/b.txt": "mine"}
    )
    os.symlink("../elsewhere", "out/link")
    ids = ["../precious.txt", str(Path("precious.txt").resolve()), "link/b.txt", "../../x:1", "\\x00.txt", ""]
    make({"out/manifest.jsonl": "".join(json.dumps({"id": name}) + "\n" for name in ids)})

    assert run(["in"], Settings("out", config)).status == 0

    assert Path("precious.txt").exists()
    assert Path("elsewhere/b.txt").exists()


@pytest.mark.parametrize("format", [None, "txt", "jsonl"])
def test_bytes_do_not_depend_on_workers(config: Config, format: str | None) -> None:
    make({f"in/{number:02}.txt": f"第{number}行,\n{TEXT}" for number in range(40)})
    make({"in/10.txt": b"", "in/11.txt": "bad", "in/12.txt": "break"})
    make({"in/r.jsonl": "".join(json.dumps({"text": f"{n},{TEXT}"}) + "\n" for n in range(9))})

    one, said_of_one = run_noting(["in"], Settings("one", config, format, edits=True))
    two, said_of_two = run_noting(["in"], Settings("two", config, format, edits=True), workers=2)

    assert tree("one") == tree("two")
    assert one == two
    assert list(said_of_one.items()) == list(said_of_two.items())


def test_a_limit_counts_documents(config: Config) -> None:
    make(
        {"in/a.txt": TEXT, "in/b.jsonl": '{"text": "一"}\n{"text": "二"}\n{"text": "三"}\n', "in/c.txt": TEXT}
    )

    summary = run(["in"], Settings("out", config, limit=3))

    assert summary.documents == 3
    assert [row["id"] for row in rows()] == ["a.txt", "b.jsonl:1", "b.jsonl:2"]


def test_records_carry_their_other_fields(config: Config) -> None:
    lines = [{"url": "a", "text": "一,二", "n": [1, {}]}, {"text": "bad", "url": "b"}, {"text": "三"}]
    make({"in/r.jsonl": "\n".join(map(json.dumps, lines)) + "\nnot json\n", "in/s.jsonl": '{"text": "四"}'})

    _, said = run_noting(["in"], Settings("out", config))

    written = Path("out/part-00000.jsonl").read_text()
    assert written == '{"url":"a","text":"一，二","n":[1,{}]}\n{"text":"三"}\n'
    assert Path("out/part-00001.jsonl").read_text() == '{"text":"四"}\n'
    assert Path("out/rejected/part-00000.jsonl").read_text() == '{"text":"bad","url":"b"}\nnot json\n'
    assert said["in/r.jsonl, line 4"].startswith("rejected: the line is not JSON")
    assert [row["id"] for row in rows()] == [*(f"r.jsonl:{line}" for line in range(1, 5)), "s.jsonl:1"]
    assert rows()[0]["sha256_in"] == hashlib.sha256("一,二".encode()).hexdigest()
    assert rows()[0]["encoding"] is None


def test_records_that_cannot_be_cleaned_are_kept_aside_as_they_came(config: Config) -> None:
    lines = [
        '{"body":  "no text"}',
        '["text"]',
        '{"text": "it would break the stage", "n": 1}',
        '{"text": "cut of',
    ]
    make({"in/r.jsonl": "\r\n".join(lines)})

    summary = run(["in"], Settings("out", config))
    run(["in"], Settings("txt", config, "txt"))

    kept_aside = Path("out/rejected/part-00000.jsonl").read_text().splitlines()
    assert kept_aside == [*lines[:2], '{"text":"it would break the stage","n":1}', lines[3]]
    assert (summary.set_aside, summary.kept) == (4, 0)
    assert Path("txt/rejected/r.jsonl/1.txt").read_bytes() == lines[0].encode() + b"\r\n"
    assert Path("txt/rejected/r.jsonl/3.txt").read_text() == "it would break the stage"


def test_what_is_kept_aside_need_not_be_text(config: Config) -> None:
    make({"in/r.jsonl": b'{"text": "\xb1\xa8"}\n'})
    run(["in"], Settings("out", config, "txt", edits=True))

    assert undo_run("out", "again") == 1
    assert Path("again/r.jsonl/1.txt").read_bytes() == b'{"text": "\xb1\xa8"}\n'


def test_records_can_become_files_and_files_records(config: Config) -> None:
    make({"in/r.jsonl": '{"text": "一"}\n{"text": "bad"}\n', "in/a.txt": "二,"})

    run(["in"], Settings("txt", config, "txt"))
    run(["in"], Settings("jsonl", config, "jsonl"))

    assert set(tree("txt")) == {"a.txt", "r.jsonl/1.txt", "rejected/r.jsonl/2.txt", "manifest.jsonl"}
    assert json.loads(Path("jsonl/part-00000.jsonl").read_bytes()) == {
        "id": "a.txt",
        "source": "in/a.txt",
        "text": "二，",
    }
    assert json.loads(Path("jsonl/part-00001.jsonl").read_bytes()) == {"text": "一"}


def test_strange_names_are_kept(config: Config) -> None:
    names = ["有 空格.txt", "new\nline.txt", os.fsdecode(b"\xb1\xa8.txt"), "a\\b.txt", "x" * 251 + ".txt"]
    make({f"in/{name}": TEXT for name in names})

    assert run(["in"], Settings("out", config)).status == 0
    run(["in"], Settings("out", config))

    assert set(names) < set(os.listdir("out"))
    assert "\\xb1\\xa8.txt" in {row["id"] for row in rows()}


def test_undo_gives_the_decoded_input_back(config: Config) -> None:
    texts = {
        "a.txt": f"{TEXT},\r\n一,,\r\n\n",
        "sub/b.txt": f"{TEXT},bad,\r\n",
        "c.txt": TEXT,
        "d.txt": "，\n",
    }
    make({f"in/{name}": text for name, text in texts.items()})
    run(["in"], Settings("out", config, edits=True))

    assert undo_run("out", "again") == 4

    assert {name: content.decode() for name, content in tree("again").items()} == texts


def test_undo_notices_what_was_changed_or_removed(config: Config) -> None:
    make({"in/a.txt": "一,二,", "in/b.txt": "三,"})
    run(["in"], Settings("out", config, edits=True))
    Path("out/a.txt").write_text("changed")
    Path("out/b.txt").unlink()
    said: list[str] = []

    assert undo_run("out", "again", lambda notice: said.append(notice.text)) == 0

    assert "it was changed after the run" in said[0]
    assert "there is no such file" in said[1]


def test_undo_needs_the_edits(config: Config) -> None:
    make({"in/a.txt": TEXT})

    with pytest.raises(UndoError, match=r"holds no manifest\.jsonl"):
        undo_run("in", "again")
    run(["in"], Settings("out", config))
    with pytest.raises(UndoError, match="only a run made with --edits"):
        undo_run("out", "again")


def test_undo_of_records_needs_them_as_text(config: Config) -> None:
    make({"in/r.jsonl": '{"text": "一,"}\n{"text": "bad,"}\n'})
    said: list[str] = []

    run(["in"], Settings("out", config, edits=True))
    assert undo_run("out", "again", lambda notice: said.append(notice.text)) == 0
    assert said == [
        "records cannot be undone, and 2 documents went to records; a run with --format txt can be undone"
    ]

    run(["in"], Settings("txt", config, "txt", edits=True))
    assert undo_run("txt", "again") == 2
    assert Path("again/r.jsonl/1.txt").read_text() == "一,"
    assert Path("again/r.jsonl/2.txt").read_text() == "bad,"


def test_undo_of_damaged_edits_is_refused(config: Config) -> None:
    make({"in/a.txt": "一,"})
    run(["in"], Settings("out", config, edits=True))
    make({"out/edits.jsonl": '{"id": "a.txt"}\n'})

    with pytest.raises(UndoError, match="is damaged"):
        undo_run("out", "again")
