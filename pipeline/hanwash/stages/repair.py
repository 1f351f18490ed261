"""The repair stage: undoes damage, and leaves script, width and spacing as the page has them.

GBK-level damage comes first, in layers, for what a mirror did last must be undone first; then the stutter,
which is a whole page's habit; then Latin mojibake, of which ftfy makes something irrecoverable where bytes
of GBK are still out of place.
"""

from __future__ import annotations

from hanwash.config import Config
from hanwash.damage.annotation import annotation_changes
from hanwash.damage.invisible import invisible_changes, soft_hyphen_changes
from hanwash.damage.misalignment import Restoration, restore
from hanwash.damage.mojibake import mojibake_changes
from hanwash.damage.page import Page
from hanwash.damage.stutter import stutter_changes
from hanwash.damage.surrogates import surrogate_changes
from hanwash.document import Document, Revision

__all__ = ["Repair"]

LAYERS = 4
"""Passes of a mirror that are undone, one after the other; two is the most that was seen."""


class Repair:
    """Undoes surrogates, invisible characters, misalignment, annotation, stutter and mojibake.

    A rule is switched off by its name: ``repair.invisible``, ``repair.misalignment`` and so on.
    """

    RULES = ("surrogates", "invisible", "misalignment", "annotation", "stutter", "mojibake")

    def __init__(self, config: Config) -> None:
        self._on = frozenset(rule for rule in self.RULES if config.is_on("repair", rule))

    def __call__(self, document: Document) -> Document:
        """Return the document with its damage undone; linear in its length."""
        on = self._on
        revision = Revision(document.text)
        if "surrogates" in on:
            revision.apply(surrogate_changes(revision.text))
        if "invisible" in on:
            revision.apply(invisible_changes(revision.text))
        page = Page(revision.text)
        for _ in range(LAYERS):
            restored, left = restore(page) if "misalignment" in on else Restoration([], [])
            changes = restored
            if "annotation" in on:
                stretches = sorted([*((change.start, change.end) for change in restored), *left])
                changes = sorted([*restored, *annotation_changes(page, stretches)])
            if not changes:
                break
            revision.apply(changes)
            page = Page(revision.text, page.verdict)
        if "stutter" in on:
            revision.apply(stutter_changes(page))
        if "mojibake" in on:
            revision.apply(mojibake_changes(revision.text))
        if "invisible" in on:
            revision.apply(soft_hyphen_changes(revision.text))
        return document.revised("repair", revision)
