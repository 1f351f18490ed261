"""Which files a run reads, in which order, and where their text goes."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from hanwash.corpus.sources import Input, find, output_names


@pytest.fixture(autouse=True)
def in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("天下")


def relatives(*sources: str, out: str = "out") -> list[str]:
    return [given.relative for given in find(sources, out).inputs]


def notices(*sources: str) -> list[tuple[str, int]]:
    return [(notice.text, notice.status) for notice in find(sources, "out").notices]


def test_folders_are_searched_in_the_order_of_names() -> None:
    make("in/b.txt", "in/a/2.txt", "in/a/10.txt", "in/B.txt", "in/a.txt", "in/c/d/e.jsonl", "in/c/f.TXT")

    assert relatives("in") == ["B.txt", "a/10.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e.jsonl", "c/f.TXT"]


def test_files_of_other_kinds_are_counted_not_read() -> None:
    make("in/a.txt", "in/b.pdf", "in/c.pdf", "in/LICENSE")

    assert relatives("in") == ["a.txt"]
    assert notices("in") == [("files of other kinds were passed over: 2 with .pdf, 1 with no suffix.", 0)]


def test_a_file_that_is_named_is_read_whatever_its_suffix() -> None:
    make("notes.md")

    assert relatives("notes.md") == ["notes.md"]


def test_a_folder_without_readable_files_says_what_it_holds() -> None:
    make("in/b.pdf")

    ((text, status),) = notices("in")

    assert "holds no file that can be read (.txt, .jsonl), only others: 1 with .pdf" in text
    assert status == 1


def test_a_missing_path_is_named() -> None:
    make("a.txt")

    found = find(["none", "a.txt"], "out")

    assert [given.relative for given in found.inputs] == ["a.txt"]
    assert [(notice.name, notice.status) for notice in found.notices] == [("none", 2)]


def test_links_in_circles_end() -> None:
    make("in/a/1.txt", "in/b/2.txt")
    os.symlink("../b", "in/a/to_b")
    os.symlink("../a", "in/b/to_a")
    os.symlink(".", "in/self")

    os.symlink("in", "in2")

    assert relatives("in") == relatives("in2") == ["a/1.txt", "b/2.txt"]
    assert [status for _, status in notices("in")] == [0, 0, 0]


def test_a_link_to_another_folder_is_followed_once() -> None:
    make("elsewhere/1.txt", "in/2.txt")
    os.symlink("../elsewhere", "in/a")
    os.symlink("../elsewhere", "in/b")
    os.symlink("../in", "elsewhere/back")

    assert relatives("in") == ["2.txt", "a/1.txt"]


def test_a_link_to_a_file_is_read_and_a_broken_one_named() -> None:
    make("elsewhere/a.txt", "in/b.txt")
    os.symlink("../elsewhere/a.txt", "in/a.txt")
    os.symlink("nowhere", "in/c.txt")
    os.symlink("d.txt", "in/d.txt")

    found = find(["in"], "out").inputs

    assert [(given.relative, given.reason is None) for given in found] == [
        ("a.txt", True),
        ("b.txt", True),
        ("c.txt", False),
        ("d.txt", False),
    ]


def test_what_is_no_file_is_named_and_never_opened() -> None:
    make("in/a.txt")
    os.mkfifo("in/pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/sock.txt")

    reasons = {given.relative: given.reason for given in find(["in", "/dev/null"], "out").inputs}

    assert reasons["a.txt"] is None
    assert "a named pipe" in str(reasons["pipe.txt"])
    assert "a socket" in str(reasons["sock.txt"])
    assert "a device" in str(reasons["null"])


def test_the_output_folder_is_not_read() -> None:
    make("in/a.txt", "in/out/a.txt")

    assert relatives("in", out="in/out") == ["a.txt"]


def test_standard_input_is_read_once() -> None:
    assert relatives("-", "-") == ["stdin.txt"]
    assert notices("-", "-") == [("standard input can be read once only.", 2)]


@pytest.mark.parametrize(
    ("label", "inputs", "expected"),
    [
        ("one source keeps its paths", [("a/1.txt", 1), ("2.txt", 1)], ["a/1.txt", "2.txt"]),
        ("another suffix becomes .txt", [("1.md", 1), ("2", 2)], ["1.txt", "2.txt"]),
        ("records keep their name, which becomes an id", [("a.jsonl", 1)], ["a.jsonl"]),
        ("sources that collide are numbered", [("1.txt", 1), ("1.txt", 2)], ["1/1.txt", "2/1.txt"]),
        ("and others are not", [("1.txt", 1), ("1.txt", 2), ("a.txt", 3)], ["1/1.txt", "2/1.txt", "a.txt"]),
        ("all files of a source stay together", [("a.txt", 1), ("b.txt", 1), ("a.txt", 2)], None),
        ("a folder that is a number", [("x.txt", 1), ("x.txt", 2), ("1/x.txt", 3)], None),
        ("a folder named as the one for the rejected", [("rejected/a.txt", 1), ("a.txt", 1)], None),
        ("a name that differs in case", [("a.TXT", 1), ("a.txt", 1)], ["a.TXT.txt", "a.txt"]),
        ("three of them", [("a.TXT", 1), ("a.TxT", 1), ("a.TXT.txt", 1), ("a.txt", 1)], None),
    ],
)
def test_outputs_never_collide(label: str, inputs: list[tuple[str, int]], expected: list[str] | None) -> None:
    names = output_names([Input(relative, relative, source) for relative, source in inputs])

    assert len(set(names)) == len(names)
    assert not any(name.startswith("rejected/") for name in names)
    assert expected is None or names == expected
