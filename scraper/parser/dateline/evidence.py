"""Whether what was read is a dateline: the evidence that each kind of opening needs.

A dateline wrongly cut loses words of the article, one missed leaves a place in front of it: where
the evidence is thin, the text is left alone. What counts as evidence, in falling order: a source
that is nothing else, set off by marks; a known place; a bracket or quotes; a line of its own; a
verb in the place where the sentence would begin; and, against it, a second dash in the sentence
(«غزة - كما لم ترها من قبل - في معرض»), or a word that tells about the source instead of quoting it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from scraper.arabic.agencies import Certainty
from scraper.arabic.folding import fold
from scraper.arabic.openers import (
    DEFINING_WORDS,
    opening_verbs,
    present_verbs,
    verbs_like_nouns,
)
from scraper.arabic.phrasebook import KINDS, TOKEN, token_key

from .parts import LINE, Kind, Part

_SOMETHING: Final = re.compile(r"[^\s\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_END: Final = re.compile(
    r"[.!?؟\n]"
)  # of the first sentence: in it stands the other dash of an aside
_SPACED_DASH: Final = re.compile(r"(?<=\s)[-\u2010-\u2015\u0640]+(?=\s)|[-–—]+(?=\s)|(?<=\s)[-–—]+")
_INVISIBLE_OR_QUOTE: Final = "\"'«»“”„(\u200e\u200f\u202a-\u202e\u2066-\u2069 \u00a0"


class Rest(NamedTuple):
    """What is known of the text after the cut: whether it is empty, opens with a verb as news
    prose does (with one that is no noun), with one in the present tense, with a definite noun,
    with a word that tells what the source is; and whether another dash follows in its first
    sentence."""

    empty: bool
    verb: bool
    sure_verb: bool
    present: bool
    definite: bool
    defining: bool
    aside: bool


def look_at(text: str, start: int) -> Rest:
    """The evidence that the text after a supposed dateline, from ``start`` on, gives."""
    head = text[start : start + 320].lstrip(_INVISIBLE_OR_QUOTE)
    key = ""
    first = TOKEN.match(fold(head[:40]))
    if first is not None:
        group = first.lastindex or 0
        key = token_key(KINDS[group], first[group])
    sentence = _END.split(head, maxsplit=1)[0]
    return Rest(
        empty=_SOMETHING.search(text, start) is None,
        verb=key in opening_verbs(),
        sure_verb=key in opening_verbs() and key not in verbs_like_nouns(),
        present=len(key) > 2 and key in present_verbs(),
        definite=key.startswith("ال"),
        defining=key in DEFINING_WORDS,
        aside=_SPACED_DASH.search(sentence) is not None,
    )


class Opening(NamedTuple):
    """A supposed dateline: its parts, the mark that ends it, and what follows."""

    parts: Sequence[Part]
    mark: str
    rest: Rest

    def of(self, *kinds: Kind) -> list[Part]:
        """Its parts of these kinds."""
        return [part for part in self.parts if part.kind in kinds]

    @property
    def own_line(self) -> bool:
        """It is followed by a line break, or by nothing; a full stop ends prose."""
        return "." not in self.mark and (LINE in self.mark or self.rest.empty)

    @property
    def dash(self) -> bool:
        """It ends with a dash, a slash or a bar: with more than a colon."""
        return any(sign in self.mark for sign in "-/|\\")

    @property
    def marked(self) -> bool:
        """It ends with a mark that ends datelines, or with its line."""
        return self.own_line or self.dash or ":" in self.mark

    @property
    def set_off(self) -> bool:
        """Its last part is in brackets or quotes, or a mark follows."""
        return self.marked or self.parts[-1].closed != ""

    @property
    def opens_sentence(self) -> bool:
        """What follows is a sentence in the usual order, and no aside."""
        return self.rest.verb and not self.rest.aside

    @property
    def goes_on(self) -> bool:
        """The same, also with a verb in the present: «عمان- تطلق الوزارة …»; «بيروت - المدينة - لم
        تنم» has an aside."""
        return self.opens_sentence or (self.rest.present and not self.rest.aside)

    @property
    def opens_surely(self) -> bool:
        """The same; behind a mere colon only with a verb that is no noun: «أخبار نت: قصف على
        غزة» is a heading."""
        return self.opens_sentence and (self.rest.sure_verb or self.dash or self.mark == "")

    @property
    def stands_alone(self) -> bool:
        """What follows may begin a sentence: no aside, no definition."""
        return not (self.rest.aside or self.rest.defining)


def believed(opening: Opening) -> bool:
    """Whether this is a dateline, its parts being in order."""
    kinds = {part.kind for part in opening.parts}
    has_place = Kind.PLACE in kinds or Kind.UNKNOWN in kinds
    if Kind.AGENCY in kinds:
        return _place_and_source(opening) if has_place else _source_alone(opening)
    if Kind.UNKNOWN in kinds:
        return _unknown_labelled(opening)
    if Kind.WROTE in kinds:
        return _byline(opening)
    if has_place:
        return _place_alone(opening)
    return _label_alone(opening)


def in_order(parts: Sequence[Part], mark: str) -> bool:
    """Whether parts before such a mark can be a dateline, whatever follows: unknown words only as
    a place before the source; never two bylines or four towns."""
    if ".." in mark:
        return False
    count = [part.kind for part in parts].count
    if count(Kind.PLACE) > 4 or count(Kind.UNKNOWN) > 2 or count(Kind.WROTE) > 1:
        return False
    return all(
        _is_place_by_its_source(parts, at)
        for at, part in enumerate(parts)
        if part.kind is Kind.UNKNOWN
    )


def _is_place_by_its_source(parts: Sequence[Part], at: int) -> bool:
    """«سانت دينيس (أ ف ب)», «هارتفورد، كونيتيكت (CNN)»: nothing but places and a date between."""
    if any(part.kind is Kind.AGENCY for part in parts[:at]):
        return False
    for part in parts[at + 1 :]:
        if part.kind is Kind.AGENCY:
            sure = part.certainty == Certainty.SURE
            if part.closed:
                return ":" not in part.before and part.certainty > 1
            return sure and not set(part.before) & set(",،:")
        if part.kind is Kind.LABEL:
            return ":" not in part.before
        if part.kind not in (Kind.UNKNOWN, Kind.PLACE, Kind.DATE) or ":" in part.before:
            return False
    return False


def _unknown_labelled(opening: Opening) -> bool:
    """«زوق مكايل - خاص: أعلنت …»: a town nobody listed, a label and a verb, and nothing else."""
    return opening.marked and opening.opens_sentence and opening.rest.sure_verb


def _place_and_source(opening: Opening) -> bool:
    source = max(opening.of(Kind.AGENCY), key=lambda part: (part.certainty, part.closed))
    known = [part for part in opening.of(Kind.PLACE) if part.certainty > 1]
    last = opening.parts[-1]
    if opening.of(Kind.UNKNOWN) and not opening.marked:
        return False
    dated = bool(opening.of(Kind.DATE))
    if source.certainty == Certainty.SURE:
        if opening.marked:
            return True
        if opening.set_off:
            return not opening.rest.defining
        if last is source:
            return source.before != "" or dated
        return opening.rest.sure_verb and not opening.rest.aside  # «واع/ دمشق أعلنت …»
    if not _apart(opening.parts):
        return False
    if source.certainty == Certainty.WORD:
        if source.closed or opening.own_line:
            return opening.set_off
        if opening.marked and known:
            return opening.rest.verb or opening.stands_alone
        return opening.opens_sentence
    return _noun_as_source(opening, source, bool(known), dated)


def _apart(parts: Sequence[Part]) -> bool:
    """Whether a mark or bracket divides place and source: not in «سوريا اليوم», a heading."""
    return not any(
        {left.kind, right.kind} == {Kind.PLACE, Kind.AGENCY} and not (right.before or right.closed)
        for left, right in pairwise(parts)
    )


def _noun_as_source(opening: Opening, source: Part, known: bool, dated: bool) -> bool:
    """«الناصرة ـ «القدس العربي»:», «أبوظبي - البيان» on its line, «العالم-سوريا» on its line."""
    if source.closed:
        return known or opening.marked
    return known and opening.marked and (opening.own_line or dated or opening.opens_sentence)


def _source_alone(opening: Opening) -> bool:
    source = max(opening.of(Kind.AGENCY), key=lambda part: (part.certainty, part.closed))
    helped = bool(opening.of(Kind.LABEL, Kind.NAME, Kind.DATE))
    if not opening.marked:
        return opening.parts[-1].closed != "" and source.certainty > 1 and opening.opens_surely
    if source.certainty == Certainty.SURE:
        if opening.own_line:
            return True
        if helped or opening.of(Kind.SECTION):
            return not opening.rest.defining
        # «رويترز/إبسوس: …» is no dateline
        quoted = opening.stands_alone and opening.rest.definite and "-" in opening.mark
        return opening.opens_surely or quoted
    if opening.own_line:
        return helped or source.closed != "" or "-" in opening.mark
    if source.certainty == Certainty.WORD or helped or opening.dash:
        return opening.opens_surely
    return False


def _byline(opening: Opening) -> bool:
    """«كتب محمود خلوف» on its line, «كتبت - داليا عثمان:», and not «كتب ترمب: لن نتراجع»."""
    names = opening.of(Kind.NAME)
    if not names or not opening.marked:
        return False
    sure = names[0].certainty == 3
    said_so = names[0].before.strip() != ""
    if opening.own_line:
        return True
    return (sure or said_so) and opening.opens_sentence


def _place_alone(opening: Opening) -> bool:
    known = [part for part in opening.of(Kind.PLACE) if part.certainty > 1]
    if not known or not opening.set_off:
        return False
    if opening.of(Kind.NAME):
        told = opening.goes_on if opening.dash else opening.opens_sentence
        return opening.own_line or (opening.marked and told)
    if opening.parts[-1].kind is Kind.QUOTED and opening.parts[-1].closed == "/":
        return opening.stands_alone  # «صلالة في 12 مارس / ضفاف / …»
    if not opening.marked:  # «بكين 15 يوليو 2024 (الأفق) أعلنت …»
        paper = opening.parts[-1].kind is Kind.QUOTED and opening.parts[-1].closed == "("
        dated = any(part.year_printed for part in opening.of(Kind.DATE))
        return paper and dated and opening.opens_surely
    if opening.of(Kind.DATE):
        printed = any(part.year_printed for part in opening.of(Kind.DATE))
        return (
            (opening.own_line and not opening.rest.empty)
            or opening.opens_sentence
            or (printed and opening.dash and opening.stands_alone)
        )
    if opening.of(Kind.LABEL):
        return opening.own_line or opening.stands_alone
    if quoted := opening.of(Kind.QUOTED):
        if quoted[0].closed == "(":  # «القاهرة (صور)» is none
            return "-" in opening.mark and opening.opens_surely
        return opening.own_line or opening.opens_sentence
    # «تونس - الجزائر» is a route, «الموصل (شمال العراق)» tells where it lies
    other = any("-" in part.before or part.closed for part in opening.parts[1:])
    return "-" in opening.mark and opening.goes_on and not other


def _label_alone(opening: Opening) -> bool:
    if not opening.of(Kind.LABEL) or opening.of(Kind.QUOTED):
        return False
    if opening.own_line:
        return not opening.rest.empty or bool(opening.of(Kind.NAME))
    return opening.marked and opening.opens_sentence
