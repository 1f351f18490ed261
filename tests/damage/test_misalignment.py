"""Stretches that a byte-wise replacement left misread, and text that only looks like one."""

import pytest

from hanwash.damage.misalignment import _acceptable, restore
from hanwash.damage.page import Page, Verdict
from hanwash.damage.solver import Solution
from hanwash.document import Revision

ANNOTATED = Verdict(True, False, {})
STUTTERING = Verdict(True, True, {})
PLAIN = Verdict(False, False, {})


def restored(text: str, verdict: Verdict = ANNOTATED) -> str:
    revision = Revision(text)
    revision.apply(restore(Page(text, verdict)).changes)
    return revision.text.translate(str.maketrans("，（）", ",()"))


# Sentences of our own around the mechanisms that docs and tests name; bytes were worked out by hand.
STRETCHES = [
    ("one lost byte, named by the reading", "保障冷鏈?zhǔn)称泛铜h境安全", "保障冷鏈食品和環境安全"),
    ("two readings in one place", "實行日?qǐng)?bào)告制度", "實行日報告制度"),
    ("a character lost whole, both readings left", "增加糧食力量?jī)?chǔ)備一批", "增加糧食力量儲備一批"),
    ("until a sign below 0x80", "納入當(dāng)?shù)厣鐓^(qū)管理", "納入當地社區管理"),
    ("a user-defined code kept", "運營架?chē)\ue27eH航班", "運營架國際航班"),
    ("a mark matched across, lost byte shown", "送往傳染病?漆t(yī)院治療", "送往傳染病專科醫院治療"),
    (
        "a mark matched across, lost without a trace",
        "“大家總算放心了!崩畛幟髡f(shuō)",
        "“大家總算放心了。”李硯明說",
    ),
    ("both ends lost", "才能確?！安宦┮蝗恕薄安宦┮卉嚒?。", "才能確保“不漏一人”“不漏一車”。"),
    ("reading on both sides lost", "成立了;鶗(huì)的負責人", "成立了海基會的負責人"),
]


@pytest.mark.parametrize(("label", "page", "text"), STRETCHES, ids=[case[0] for case in STRETCHES])
def test_restores_stretches(label: str, page: str, text: str) -> None:
    assert restored(page) == text


def test_a_stutter_comma_before_a_lost_mark_proves_a_mark() -> None:
    assert restored("找出風險源,??茖W(xué),是治本之策", STUTTERING) == "找出風險源。科學,是治本之策"


def test_a_lost_indent_is_restored_as_one() -> None:
    assert (
        restored("第一章\n\ufffd,。ㄒ唬﹫\ufffd(jiān)持預防為主", STUTTERING)
        == "第一章\n\u3000(一)堅持預防為主"
    )


def test_evidence_names_bytes_and_what_was_inferred() -> None:
    (change,) = restore(Page("保障冷鏈?zhǔn)称泛铜h境安全", ANNOTATED)).changes
    assert change.evidence is not None
    assert change.evidence["bytes"] == "CAB3 C6B7 BACD AD68"
    assert change.evidence["inferred"] == ["食"]


HONEST = [
    ("question before a mark", "你真的要去嗎?！他問。"),
    ("a letter between characters", "他穿了一件T恤,坐在K歌房里。"),
    ("rare characters after a mark", "此字見《說文》,讀若鼉,龘龘然。"),
    ("Latin words in brackets", "按下(an)鍵,選項(a)和(b)都可以。"),
    ("a lone reading", "安徽亳(bó)州是藥都。"),
    ("Greek and Cyrillic", "其中α為系數,Ж為常量,①②③為步驟。"),
    ("a lone replacement character", "此處缺一\ufffd字。"),
]


@pytest.mark.parametrize(("label", "text"), HONEST, ids=[case[0] for case in HONEST])
@pytest.mark.parametrize("verdict", [PLAIN, ANNOTATED], ids=["plain page", "annotated page"])
def test_leaves_honest_text_alone(label: str, text: str, verdict: Verdict) -> None:
    assert restore(Page(text, verdict)).changes == []


# What the search offers for the stretch of the first case, were it this sure of it.
SOUND = Solution(2, 12, "冷鏈食品和環境", 4.0, 3.0, -5.0, True, (2,), frozenset())


def test_a_sound_solution_is_accepted() -> None:
    assert _acceptable(Page("保障冷鏈?zhǔn)称泛铜h境安全", ANNOTATED), SOUND)


@pytest.mark.parametrize(
    "flaw",
    [
        {"gain": 2.5},
        {"margin": 1.0},
        {"worst": -8.0},
        {"whole": False},
        {"text": "冷鏈╗品和環境"},
        {"text": "冷鏈\ue000品和環境"},
    ],
    ids=[
        "explains no better",
        "a rival",
        "an unlikely character",
        "something swallowed",
        "a sign",
        "private use",
    ],
)
def test_a_solution_with_one_flaw_is_refused(flaw: dict[str, object]) -> None:
    page = Page("保障冷鏈?zhǔn)称泛铜h境安全", ANNOTATED)
    assert not _acceptable(page, SOUND._replace(**flaw))
