"""Sites as users describe them: what they come to, and what is said of descriptions that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from hanwash.damage.forward import FOLD_ALL, FOLD_NOTHING, MirrorSite, damage
from hanwash.damage.forward.description import described_site
from hanwash.damage.forward.recipe import SiteError, commonest_traditional

CLEAN = "工程师们连夜抢修线路，工程师们很累。"


def page(options: dict[str, Any], text: str = CLEAN, seed: int = 0, site_file: str | None = None) -> str:
    site = described_site(options, site_file).site(text, seed)
    return damage(text, site, seed).text


@pytest.mark.parametrize(
    ("options", "text", "expected"),
    [
        ({"annotate": "線(xiàn)", "fold": "none"}, "线路，", "線(xiàn)路，"),
        ({"annotate": "線(xiàn )路(lù)"}, "线路", "線(xiàn)路(lù)"),
        ({"annotate": "線"}, "线路", "線(xiàn)路"),
        ({"annotate": "線(xiàn)", "space_in_bracket": True}, "线路", "線(xiàn )路"),
        ({"annotate": "線", "toneless": True}, "线路", "線(xian)路"),
        ({"annotate": "線(xiàn)", "annotate_rate": 0.0}, "线路", "線路"),
        ({"annotate": "线", "convert": False}, "线路", "线(xiàn)路"),
        ({"annotate": "1"}, "路线，线路，师", "路線(xiàn),線(xiàn)路,師"),
        ({"annotate": "0"}, "路线", "路線"),
        ({"stutter": "，", "stutter_rate": 1.0}, "线路，长。", "線路,,長。"),
        ({"marks": "！"}, "“到线路。”电话里说", "“到線路?!彪娫捓镎f"),
        ({"marks": "！", "loss": "silent"}, "“到线路。”电话里说", "“到線路!彪娫捓镎f"),
        ({"marks": "！", "fold": "none"}, "“到线路。”电话里说", "“到線路?！彪娫捓镎f"),
        ({"marks": "！", "paragraph_end": "</p>"}, "“到。”", "“到?!?/p>"),
        ({"marks": "！", "keep_controls": True}, "到！", "到\b!"),
        ({"stutter": "。", "stutter_rate": 1.0, "indent": "　　"}, "（二）连", "?。ǘ\ue46a┻B"),
        (
            {"stutter": "。", "stutter_rate": 1.0, "indent": "　　", "keep_user_defined": False},
            "（二）连",
            "?。ǘ┻B",
        ),
        ({"annotate": "優(yōu)", "marks": "？"}, "。看到专家们为母亲", "??吹綄＜覀優(yōu)槟赣H"),
        ({"annotate": "優(yōu)", "marks": "？", "passes": 2}, "。看到专家们为母亲", "??吹綄＜覀?yōu)槟赣H"),
    ],
)
def test_options(options: dict[str, Any], text: str, expected: str) -> None:
    assert page(options, text) == expected


def test_a_site_file_keeps_its_order() -> None:
    first = 'replace = [{ annotate = "師(shī)們(men)" }, { annotate = "處(chù)" }]'
    last = 'replace = [{ annotate = "處(chù)" }, { annotate = "師(shī)們(men)" }]'

    assert page({}, "工程师们", site_file=f"[[pass]]\n{first}") == "工程?chù)?shī)們(men)"
    assert page({}, "工程师们", site_file=f"[[pass]]\n{last}") == "工程?chù)焸?men)"


def test_a_site_file_says_all_that_options_say() -> None:
    site_file = """
        convert = false
        fold = "all"
        indent = "　　"
        paragraph_end = "</p>"
        keep_controls = true

        [[pass]]
        loss = "silent"
        keep_user_defined = false
        replace = [
            { target = "夜", before = "深", after = "里", rate = 1 },
            { marks = "！", hidden = "\\u0005" },
        ]

        [[pass]]
    """
    site = described_site({}, site_file).site(CLEAN)

    assert (site.convert, site.fold, site.indent) == (None, FOLD_ALL, "　　")
    assert (site.paragraph_end, site.keep_controls) == ("</p>", True)
    assert [(work.loss, work.keep_user_defined) for work in site.passes] == [
        ("silent", False),
        ("question", True),
    ]
    assert damage("连夜！", site).text == "连深夜里\x05!"


def test_options_win_over_the_site_file() -> None:
    site = described_site({"loss": "silent", "fold": "none"}, 'fold = "all"\n[[pass]]\n[[pass]]').site(CLEAN)

    assert [work.loss for work in site.passes] == ["silent", "silent"]
    assert site.fold == FOLD_NOTHING


def test_a_site_is_drawn_where_nothing_describes_one() -> None:
    def drawn(options: dict[str, Any], site_file: str | None = None) -> MirrorSite:
        return described_site(options, site_file).site(CLEAN)

    assert drawn({}) == drawn({"site": 0}) == drawn({}, "site = 0")
    assert len({str(drawn({"site": number}).passes) for number in range(5)}) == 5
    assert drawn({"site": 3, "fold": "all"}).fold == FOLD_ALL
    annotated = {one.target for one in drawn({}).passes[0].replacements if one.kind == "annotation"}
    assert annotated == set("師們連搶線")


def test_the_seed_draws_readings_and_marks() -> None:
    text = "路长，" * 20

    pages = {seed: page({"annotate": "長", "stutter": "，"}, text, seed) for seed in range(8)}

    assert pages[0] == page({"annotate": "長", "stutter": "，"}, text, 0)
    assert {reading for one in pages.values() for reading in ("cháng", "zhǎng") if reading in one} == {
        "cháng",
        "zhǎng",
    }
    assert len(set(pages.values())) == 8


def test_the_commonest_come_first() -> None:
    assert commonest_traditional(["線路線，們", "線們師"], 2) == ["線", "們"]
    assert commonest_traditional(["线路，abc"], 2) == []


@pytest.mark.parametrize(
    ("options", "site_file", "message"),
    [
        ({"site": 1, "marks": "！"}, None, "--site draws a whole site: it cannot be combined with --marks"),
        ({"site": 1}, "", "a site file describes a whole site: it cannot be combined with --site"),
        ({"stutter": "，"}, "", "a site file describes a whole site: it cannot be combined with --stutter"),
        ({"stutter_rate": 0.5}, None, "--stutter-rate says nothing without --stutter"),
        ({"space_in_bracket": True}, None, "--space-in-bracket says nothing without --annotate"),
        ({"annotate": "線a"}, None, "annotate: no reading of 'a' is known; write one in brackets behind it"),
        ({"marks": "ab"}, None, "'a' is not a character with a two-byte code"),
        ({"annotate": "😀(x)"}, None, "'😀' is not a character with a two-byte code"),
        ({"passes": 2}, "[[pass]]\n[[pass]]", "a site file with several passes says itself what each"),
        ({}, "colour = 1", "the site: there is no 'colour'; there are site, passes, loss,"),
        ({}, "fold =", "not a TOML file: "),
        ({}, "fold = 'some'", "the site: fold = 'some': it may be none, marks, all"),
        ({}, "fold = true", "the site: fold = True: it must be a text"),
        ({}, "site = true", "the site: site = True: it must be a whole number"),
        ({}, "passes = 3", "the site: passes = 3: it may be 1 or 2"),
        ({}, "pass = 3", "the site: pass = 3: it must be a list"),
        ({}, "pass = [3]", "pass 1: it must be a table"),
        ({}, "site = 3\n[[pass]]", "the site: it is drawn (site) or described (pass), not both"),
        ({}, "[[pass]]\nloss = 'total'", "pass 1: loss = 'total': it may be question, question-space,"),
        ({}, "[[pass]]\nreplace = [{}]", "pass 1, replacement 1: it must say one of stutter, marks,"),
        ({}, "[[pass]]\nreplace = ['，']", "pass 1, replacement 1: it must say one of stutter, marks,"),
        ({}, "[[pass]]\nreplace = [{ marks = '！', rate = 1 }]", "replacement 1: there is no 'rate'"),
        ({}, "[[pass]]\nreplace = [{ stutter = '，', rate = 2 }]", "rate = 2: it must be a number from 0 to"),
        ({}, "[[pass]]\nreplace = [{ target = '好了' }]", "'好了' is not a character with a two-byte code"),
    ],
)
def test_what_cannot_be_is_said(options: dict[str, Any], site_file: str | None, message: str) -> None:
    with pytest.raises(SiteError) as caught:
        described_site(options, site_file).site(CLEAN)

    assert message in str(caught.value)
