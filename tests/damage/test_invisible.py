"""Invisible characters, and those that mean something."""

import pytest

from hanwash.damage.invisible import invisible_changes, soft_hyphen_changes
from hanwash.document import Revision


def without_invisible(text: str) -> str:
    revision = Revision(text)
    revision.apply(invisible_changes(text))
    revision.apply(soft_hyphen_changes(revision.text))
    return revision.text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("公司成立\x06，当年\x08。投产", "公司成立，当年。投产"),
        ("\ufeff标题\n正\u200b文\u2060里\xad的", "标题\n正文里的"),
        ("空\x00字节\x7f", "空字节"),
    ],
)
def test_removes_what_was_injected(page: str, text: str) -> None:
    assert without_invisible(page) == text


@pytest.mark.parametrize(
    "text", ["一家三口👨‍👩‍👧出游", "葛\U000e0100城", "一\t二\r\n三\n", "می‌خواهم", "שלום \u200f(א)"]
)
def test_keeps_what_means_something(text: str) -> None:
    assert without_invisible(text) == text
