"""Explanations: each edit at its place in the input, whatever other stages moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hanwash.document import Change, Document, Revision
from hanwash.report.explain import explain, explanation_lines, heading


def edited(text: str, *stages: list[Change]) -> Document:
    """Return a document to which each of `stages` made its changes."""
    document = Document(text)
    for number, changes in enumerate(stages, start=1):
        revision = Revision(document.text)
        revision.apply(changes)
        document = document.revised(f"stage{number}", revision)
    return document


def test_places_count_in_the_input() -> None:
    document = edited(
        "spam\n經(jīng)濟,好\n",
        [Change(0, 5, "", "line", {"score": 9})],
        [Change(1, 7, "", "annotation", {"reading": "jīng"})],
        [Change(2, 3, "，", "width")],
    )

    found = explain(document)

    assert document.text == "經濟，好\n"
    assert [(one.line, one.column, one.stage, one.rule) for one in found] == [
        (1, 1, "stage1", "line"),
        (2, 2, "stage2", "annotation"),
        (2, 9, "stage3", "width"),
    ]
    assert [(one.left, one.before, one.after, one.right) for one in found] == [
        ("", "spam\n", "", "經(jīng)濟"),
        ("經", "(jīng)", "", "濟,好"),
        ("經濟", ",", "，", "好"),
    ]


def test_lines_show_evidence_and_nothing_invisible() -> None:
    document = edited("一\x1b[31m二\ue2c3", [Change(1, 2, "", "control", {"byte": "1B"})])

    assert list(explanation_lines(explain(document))) == [
        "1:2  stage1.control  一[<U+001B> → ][31m二<U+E2C3>  byte=1B"
    ]


def test_long_passages_lose_their_middle() -> None:
    document = edited("甲" * 5000, [Change(0, 5000, "", "line")])

    (line,) = explanation_lines(explain(document))

    assert "甲…(4,940 more)…甲" in line
    assert len(line) < 150


def test_styles_go_to_their_roles() -> None:
    document = edited("a", [Change(0, 1, "b", "rule", {"k": 1})])

    (line,) = explanation_lines(explain(document), lambda text, role: f"<{role}>{text}</>")

    assert line == "<place>1:1</>  <rule>stage1.rule</>  [<before>a</> → <after>b</>]  <evidence>k=1</>"


def test_heading_says_what_the_document_is() -> None:
    document = edited("ab", [Change(0, 1, "", "rule")])

    assert heading("a.txt", document, None) == "a.txt: 1 edit, kept."
    assert heading("-", document, "it is bad") == "standard input: 1 edit, rejected: it is bad."


@given(st.data(), st.text("一\nab", max_size=12))
def test_every_edit_of_the_input_is_found_where_it_stands(data: st.DataObject, text: str) -> None:
    """After any first stage, a second that rewrites one untouched character is placed at that character."""
    removed = data.draw(st.sets(st.integers(0, max(0, len(text) - 1)))) if text else set()
    left = [at for at in range(len(text)) if at not in removed]
    changes = [Change(at, at + 1, data.draw(st.sampled_from(["", "xyz"])), "first") for at in sorted(removed)]
    first = edited(text, changes)
    if not left:
        return
    at = data.draw(st.sampled_from(left))
    moved = at + sum(len(change.after) - 1 for change in changes if change.start < at)
    revision = Revision(first.text)
    revision.apply([Change(moved, moved + 1, "!", "second")])

    found = [one for one in explain(first.revised("second", revision)) if one.rule == "second"]

    lines = text[:at].split("\n")
    assert [(one.line, one.column, one.before) for one in found] == [
        (len(lines), len(lines[-1]) + 1, text[at])
    ]
