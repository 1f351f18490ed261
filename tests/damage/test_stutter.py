"""Pages that stutter and pages that do not."""

import pytest

from hanwash.damage.page import Page
from hanwash.damage.stutter import stutter_changes
from hanwash.document import Revision


def without_stutter(text: str) -> str:
    revision = Revision(text)
    revision.apply(stutter_changes(Page(text)))
    return revision.text


def test_takes_out_the_comma_before_each_mark() -> None:
    assert (
        without_stutter("五日,,太原市委,、市政府發布通告稱,，全市清零,。目標,；完成,下一步。")
        == "五日,太原市委、市政府發布通告稱，全市清零。目標；完成,下一步。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "他说,,这个嘛……再看看吧。",
        "列表 = [1,,2]，写错了一个逗号。",
        "第一，第二，第三。" * 20 + "笔误，，一处。两处，，三处，，而已。",
    ],
)
def test_leaves_pages_that_do_not_stutter(text: str) -> None:
    assert without_stutter(text) == text
