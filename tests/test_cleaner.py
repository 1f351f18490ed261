"""The cleaner: stages in order, a user's own among them; made once, used anywhere."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from hanwash import Cleaner, Config, ConfigError
from hanwash.cleaner import judged

SENTENCES = [
    f"第{number}屆運(yùn)動(dòng)會(huì)在縣(xiàn)城開(kāi)幕,,觀眾(zhòng)很多。" for number in range(20)
]

OWN_STAGES = '''
from hanwash.document import Change, Document, Revision


class Shout:
    """Doubles exclamation marks, and says which script it was told."""

    def __init__(self, config):
        self.script = config.script

    def __call__(self, document):
        revision = Revision(document.text)
        changes = [
            Change(at, at + 1, "!!", "double", {"script": self.script})
            for at, character in enumerate(document.text)
            if character == "!"
        ]
        revision.apply(changes)
        return document.revised("shout", revision)


def break_down(document):
    return 1 / 0


def forgetful(document):
    document.text.lower()


def whisper(document):
    revision = Revision(document.text)
    revision.replace(document.text.lower(), "lower")
    return document.revised("whisper", revision)


LEVEL = 3
'''


@pytest.fixture
def own_stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module with stages of a user's own."""
    name = f"own_stages_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(OWN_STAGES)
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_own_stages_run_in_their_place(own_stages: str) -> None:
    config = Config(stages=(f"{own_stages}.Shout", f"{own_stages}.whisper"), script="keep")

    result = Cleaner(config).clean("Hao!")

    assert result.text == "hao!!"
    assert [(edit.stage, edit.rule, edit.evidence) for edit in result.edits] == [
        ("shout", "double", {"script": "keep"}),
        ("whisper", "lower", None),
    ]
    assert result.undo() == "Hao!"


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        ("no.such.Stage", "'no.such.Stage' cannot be imported: No module named 'no'"),
        ("os.path.Stage", "cannot be imported: .*has no attribute 'Stage'"),
        ("{own}.LEVEL", "LEVEL' is not callable"),
        (".Stage", "cannot be imported"),
    ],
)
def test_a_stage_that_is_none_is_named(own_stages: str, stage: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Cleaner(Config(stages=(stage.format(own=own_stages),)))


def test_a_stage_that_returns_no_document_is_named(own_stages: str) -> None:
    cleaner = Cleaner(Config(stages=("decode", f"{own_stages}.forgetful")))

    with pytest.raises(ConfigError, match="forgetful' returned NoneType; a stage returns a Document"):
        cleaner.clean("Hao!")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("strip.bylines", "off: strip has no rule 'bylines'; similar: byline"),
        ("normalize.final_newline", "has no rule 'final_newline'; it has unicode, line-ends, script"),
        ("judge.empty", "judge has no rule 'empty'; it has none"),
        ("stripe.byline", "there is no stage 'stripe'; similar: strip"),
        ("polish.wax", "there is no stage 'polish'$"),
        ("write.line-ends", "the line ends of text files cannot be switched off"),
    ],
)
def test_a_rule_that_is_none_is_named(rule: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Cleaner(Config(off=frozenset({rule})))


def test_rules_of_own_stages_are_theirs_to_know(own_stages: str) -> None:
    own = (f"{own_stages}.whisper",)

    assert Cleaner(Config(stages=own, off=frozenset({"whisper.lower"}))).clean("a").text == "a"
    with pytest.raises(ConfigError, match="similar: byline"):
        Cleaner(Config(stages=own, off=frozenset({"strip.bylines"})))


DIRTY = [*(Path(__file__).parents[1] / "seeds").glob("*.txt")]


@pytest.mark.parametrize("path", DIRTY, ids=[path.name[:3] for path in DIRTY])
def test_every_rule_that_edits_can_be_switched_off(path: Path) -> None:
    # A byte that no encoding reads, for the rule of the decode stage.
    data = path.read_bytes() + b"\n\xff\n"
    made = {f"{edit.stage}.{rule}" for edit in Cleaner().clean(data).edits for rule in edit.rule.split("+")}
    assert len(made) > 3

    without = Cleaner(Config(off=frozenset(made))).clean(data)

    assert not made & {f"{edit.stage}.{rule}" for edit in without.edits for rule in edit.rule.split("+")}


def test_what_is_judged_has_a_reason_when_it_is_not_kept() -> None:
    light, off = Cleaner(), Cleaner(Config(judge="off"))

    assert judged(light, "县城的运动会昨天开幕。")[1] is None
    assert judged(light, "")[1] == "The document is empty."
    assert judged(off, b"")[1] == "it is empty"
    assert judged(off, bytes(9))[1] == "binary data: nothing but NUL bytes"


def test_what_fails_is_a_reason_and_no_exception(own_stages: str) -> None:
    document, reason = judged(Cleaner(Config(stages=(f"{own_stages}.break_down",))), "天下")

    assert (document, reason) == (None, "cleaning it failed with ZeroDivisionError: division by zero")


def test_pickled_it_gives_the_same() -> None:
    cleaner = Cleaner(Config(script="keep"))

    again = pickle.loads(pickle.dumps(cleaner))

    assert again.config == cleaner.config
    assert again.clean_batch(SENTENCES) == cleaner.clean_batch(SENTENCES)


def test_results_can_be_pickled() -> None:
    result = Cleaner().clean(SENTENCES[0].encode("gb18030"))

    assert pickle.loads(pickle.dumps(result)) == result


def test_threads_give_the_same_as_one() -> None:
    cleaner = Cleaner()
    expected = [cleaner.clean(sentence) for sentence in SENTENCES]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(cleaner.clean, SENTENCES)) == expected


def test_a_stream_is_cleaned_one_by_one() -> None:
    taken = []

    def source() -> Any:
        for sentence in SENTENCES:
            taken.append(sentence)
            yield sentence

    results = Cleaner(Config(stages=())).clean_iter(source())

    assert next(results).text == SENTENCES[0]
    assert taken == SENTENCES[:1]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_all_kinds_of_bytes_are_decoded(kind: type) -> None:
    text = "县城的运动会昨天开幕，观众很多，秩序也很好。"

    result = Cleaner(Config(stages=("decode",))).clean(kind(text.encode("gb18030")))

    assert (result.text, result.encoding) == (text, "gb18030")


def test_text_has_no_encoding() -> None:
    assert Cleaner().clean("县城的运动会昨天开幕。").encoding is None


@pytest.mark.parametrize("source", [None, 3, ["天下"]])
def test_what_is_no_text_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="a document is str or bytes, not"):
        Cleaner(Config(stages=())).clean(source)


def test_bytes_need_a_stage_that_decodes() -> None:
    with pytest.raises(ConfigError, match="put 'decode' first"):
        Cleaner(Config(stages=())).clean(b"abc")


def test_configured_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "hanwash.toml"
    path.write_text('stages = ["normalize"]\nscript = "zh-TW"\n')

    assert Cleaner.from_toml(path).clean("软件和硬件").text == "軟件和硬件"
