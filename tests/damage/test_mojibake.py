"""Latin mojibake, and correct text in Latin and other scripts."""

import pytest

from hanwash.damage.mojibake import mojibake_changes
from hanwash.document import Revision


def repaired(text: str) -> str:
    revision = Revision(text)
    revision.apply(mojibake_changes(text))
    return revision.text


@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252"])
def test_undoes_utf8_read_as_latin(encoding: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252

    text = "环境监测站公布了水质数据，共七项指标合格。"
    assert repaired(text.encode().decode(encoding)) == text


def test_works_line_by_line() -> None:
    good = "第一行没有问题：“引号”与１２３，价格￥5。"
    assert repaired(f"{good}\n{'质量'.encode().decode('latin-1')}\n{good}") == f"{good}\n质量\n{good}"


@pytest.mark.parametrize(
    "text",
    [
        "全角１２３ＡＢＣ，“弯引号”与‘单引号’，省略号……破折号——",
        "L’été dernier, naïve déjà vu — «guillemets»",
        "Привет, мир! Ελληνικά κείμενα. Tiếng Việt có dấu.",
        "清(qīng)平(píng)调(diào)，hàn zì, pīnyīn",
        "日本語のテキストと한국어 문장",
        "温度25℃±2°，面积3×4㎡，约翰·史密斯",
        "兀嗀 﨑 豈更車 保留兼容汉字",
    ],
)
def test_leaves_correct_text(text: str) -> None:
    assert repaired(text) == text
