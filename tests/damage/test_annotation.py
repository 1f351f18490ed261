"""Which pages a mirror annotated, and what is taken out of them."""

import pytest

from hanwash.damage.annotation import annotation_changes
from hanwash.damage.page import Page
from hanwash.document import Revision


def without_annotations(text: str) -> str:
    revision = Revision(text)
    revision.apply(annotation_changes(Page(text), []))
    return revision.text


MIRROR = "今年經(jīng)濟(jì)平穩,企業(yè)訂單增加,經(jīng)營收入上升,企業(yè)利潤比去年多。"


def test_removes_the_annotations_of_a_mirror() -> None:
    assert without_annotations(MIRROR) == "今年經濟平穩,企業訂單增加,經營收入上升,企業利潤比去年多。"


def test_removes_readings_with_a_space_before_the_bracket_closes() -> None:
    assert without_annotations(MIRROR.replace(")", " )")) == without_annotations(MIRROR)


def test_removes_a_reading_across_a_character_and_a_letter() -> None:
    assert without_annotations(MIRROR + "不少M(fèi)CN機構。").endswith("不少MCN機構。")


HONEST = [
    ("one rare character explained", "亳(bó)州在安徽,亳州的藥材有名。"),
    (
        "every character read",
        "清(qīng)平(píng)調(diào),雲(yún)想(xiǎng)衣(yī)裳(shang)花(huā)想(xiǎng)容(róng)",
    ),
    ("Simplified text explained", "行(háng)业里说的行(xíng)不行，重(zhòng)要的是重(chóng)来。"),
    (
        "annotated once, then plain",
        "經(jīng)濟學是經世濟民之學,濟(jì)世的經濟,發(fā)展的經濟,經濟發展,經濟學。",
    ),
    ("rare characters of a lesson", "觀鸛(guàn)於渚,見鷺(lù)於汀,聽鸝(lí)於柳,識鵜(tí)與鶘(hú)於澤。"),
    ("not a reading of the character", "經(abc)濟(x)發(of)展(an)業(ye)"),
]


@pytest.mark.parametrize(("label", "text"), HONEST, ids=[case[0] for case in HONEST])
def test_leaves_honest_readings(label: str, text: str) -> None:
    assert without_annotations(text) == text
