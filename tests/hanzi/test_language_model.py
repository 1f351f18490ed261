"""What the language model expects, and that its shortcuts agree with it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.hanzi.gbk import TRAILS, char_of
from hanwash.hanzi.language_model import LanguageModel, fold, model
from hanwash.hanzi.variants import mirror_traditional

CHINESE = st.text(alphabet="的一是在不了有和人这中大为上个国我以要他，。“”？0a \n網著鏈", max_size=12)


@pytest.mark.parametrize(
    ("page", "folded"),
    [
        pytest.param("經濟發展，實現進步。", "经济发展，实现进步。", id="traditional"),
        pytest.param("看著", "看着", id="著"),
        pytest.param(",:;?!()%", "，：；？！（）％", id="ascii-marks"),
        pytest.param("「好」『好』", "“好”‘好’", id="corner-brackets"),
        pytest.param("2021年９月Ａb", "0000年0月aa", id="digits-and-letters"),
        pytest.param("\u3000\n\t ", "    ", id="white-space"),
        pytest.param("я☃\ue000\U0001f600", "����", id="other-things"),
        pytest.param("\ud800", "�", id="lone-surrogate"),
    ],
)
def test_folds_to_one_alphabet(page: str, folded: str) -> None:
    assert fold(page) == folded


@given(st.text())
def test_folding_keeps_positions_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def candidates_of_trail(trail: int) -> list[str]:
    """Return the characters with a trail byte that a mirror could have written."""
    characters = [char for lead in range(0x81, 0xFF) if (char := char_of(lead, trail))]
    return [char for char in characters if mirror_traditional(fold(char)) == char or not char.isalpha()]


@pytest.mark.parametrize(
    ("left", "right", "lost"),
    [
        pytest.param("全市公共", "生工作", "衛", id="word"),
        pytest.param("看病要去专", "医院挂号", "科", id="between-words"),
        pytest.param("他们", "续工作到深夜", "繼", id="traditional"),
        pytest.param("经济社会发", "取得新成绩", "展", id="set-phrase"),
        pytest.param("会议强调", "要加强领导", "，", id="comma"),
        pytest.param("他说：", "我们一定努力", "“", id="opening-quote"),
        pytest.param("“我们一定努力。", "他说", "”", id="closing-quote-after-a-full-stop"),
        pytest.param("工业、农业", "服务业", "、", id="enumeration"),
        pytest.param("这是大家的需求", "可是没有人提", "。", id="end-of-a-word"),
    ],
)
def test_ranks_the_lost_character_first(left: str, right: str, lost: str) -> None:
    trail = lost.encode("gb18030")[1]
    ranked = model().rank(left, candidates_of_trail(trail), right)
    assert ranked[0][1] == lost
    assert ranked[0][0] - ranked[1][0] > 0.5


def test_the_trail_bytes_of_gbk_have_candidates() -> None:
    assert all(candidates_of_trail(trail) for trail in TRAILS if trail >= 0xA1)


@given(CHINESE, st.sampled_from("科的，”國"), CHINESE)
def test_rank_is_the_sum_of_scores(left: str, char: str, right: str) -> None:
    window = fold(("  " + left)[-2:] + char + right[:2])
    for language in (model(), model().adapted(fold("国科学家说，国科学院很好。"))):
        window_scores = map(language.score, window, window[1:], window[2:])
        assert language.rank(left, [char], right)[0][0] == pytest.approx(math.fsum(window_scores))
        assert language.rank(left, [char], right)[0][1] == char


@pytest.mark.parametrize("context", ["  ", "北京", "，“", "鼟鼟", "的�"])
def test_probabilities_add_up(context: str) -> None:
    """Within what storing them in bytes costs."""
    every = {fold(chr(code)) for code in range(0x10000)}
    total = math.fsum(10 ** model().score(context[0], context[1], char) for char in every)
    assert total == pytest.approx(1, abs=0.05)


def test_text_score_knows_order() -> None:
    assert model().text_score("经济发展。") > model().text_score("展发济经。")


def test_unigram_knows_how_usual_a_character_is() -> None:
    assert model().unigram("的") > model().unigram("邋") > model().unigram("鼟")


def test_a_page_repeats_its_words() -> None:
    """A name that no source has is expected again once the page has shown it."""
    page = model().adapted(fold("谷澍雯是记者。谷澍雯说，今天天气好。记者谷澍雯报道。"))
    assert page.score("谷", "澍", "雯") > model().score("谷", "澍", "雯") + 1
    assert page.rank("谷", "树澍输", "雯")[0][1] == "澍"
    assert page.score("北", "京", "市") == pytest.approx(model().score("北", "京", "市"))


def test_refuses_another_file() -> None:
    with pytest.raises(ValueError, match="build_hanzi_data"):
        LanguageModel(bytes(64))
