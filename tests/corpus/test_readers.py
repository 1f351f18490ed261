"""Reading: what is in a file, or the reason why it cannot be had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hanwash.corpus.readers import TooLarge, Unreadable, read_bytes, read_records


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf\r\n\0")

    assert read_bytes(str(tmp_path / "a.txt")) == b"\xef\xbb\xbf\r\n\0"


def test_the_limit_is_the_largest_that_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)

    assert len(read_bytes(str(path), limit=10)) == 10
    with pytest.raises(TooLarge, match="larger than 9 bytes, the limit"):
        read_bytes(str(path), limit=9)


def test_an_endless_device_ends_at_the_limit() -> None:
    with pytest.raises(TooLarge):
        read_bytes("/dev/zero", limit=1000)


@pytest.mark.parametrize(
    ("path", "reason"),
    [("none.txt", "there is no such file"), (".", "it is a folder"), ("a\0b", "null")],
)
def test_the_reason_is_given(tmp_path: Path, path: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_bytes(os.path.join(tmp_path, path))


def test_records_are_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "\xe5\xa4\xa9", "n": 1}\r\n'
        b"\n"
        b'{"text": "\\ud800", "big": 123456789012345678901}\n'
        b"not json\n"
        b'["text"]\n'
        b'{"body": "x"}\n'
        b'{"text": null}\n'
        b'\xff{"text": "x"}\n' + b"[" * 100_000 + b"\n"
        b'{"text": "last, without a line end"}'
    )

    records = list(read_records(str(path)))

    assert [(record.line, record.text) for record in records if record.reason is None] == [
        (1, "天"),
        (3, "\ud800"),
        (10, "last, without a line end"),
    ]
    assert records[0].fields == {"text": "天", "n": 1}
    assert [record.line for record in records if record.reason is not None] == [4, 5, 6, 7, 8, 9]
    assert "not JSON" in str(records[2].reason)
    assert "no text in a field 'text'" in str(records[4].reason)
    assert [record.raw for record in records[:5]] == [
        b"",
        b"",
        b"not json\n",
        b'["text"]\n',
        b'{"body": "x"}\n',
    ]


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1" + "0" * 400 + ".5"])
def test_a_number_that_no_record_can_carry_is_the_reason(tmp_path: Path, number: str) -> None:
    line = f'{{"text": "\\ud800", "n": [{number}]}}\n'.encode()
    (tmp_path / "a.jsonl").write_bytes(line)

    (record,) = read_records(str(tmp_path / "a.jsonl"))

    assert str(record.reason).startswith(f"the number {number[:40]} is too large")
    assert (record.text, record.raw) == ("", line)


def test_what_is_not_a_number_is_null(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "\\ud800", "n": [NaN, Infinity, -Infinity]}')

    (record,) = read_records(str(tmp_path / "a.jsonl"))

    assert record.fields == {"text": "\ud800", "n": [None, None, None]}


def test_a_line_over_the_limit_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = b'{"text": "' + b"x" * 500 + b'"}\n'
    path.write_bytes(b'{"text": "a"}\n' + long + b'{"text": "b"}\n')

    first, second, third = read_records(str(path), limit=100)

    assert (first.text, third.text, third.line) == ("a", "b", 3)
    assert "longer than 100 bytes" in str(second.reason)
