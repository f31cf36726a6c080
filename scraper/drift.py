"""Whether a site has changed: its last articles compared with its own past.

Every address that was read leaves a ``Look``. The newest looks are compared with the site's
earlier ones, feature by feature, with exact tests where they exist. An alarm needs three things:

* the test: a probability below ``ALPHA`` if nothing had changed. With at most some 200 tests at
  each look, that is no more than one false alarm in 50,000 articles of independent looks;
* a change that matters: a share that moved by half, a median halved or doubled;
* that the site's own past holds no such run of articles: articles come in bursts (a day of one-
  paragraph flashes, a series of pictures), and a burst seen before is no news.

What a record holds (fields filled, lengths) also depends on the day's news, and news comes in
bursts that no count of articles sees through. So such a change is only told when it is all but
total and something of the page's making has changed with it, or it has lasted for more than a
day; and when it is not total, after a week.

Few articles are no evidence: below six new looks nothing is said, however odd they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import comb, erfc, sqrt
from statistics import median
from types import MappingProxyType

ALPHA = 1e-7
WINDOWS = (6, 9, 13, 20)  # looks that are compared with the past
PAST = 200  # looks of the past that count
LEAST_PAST = 20
SHIFT = 0.5  # of a share
TIMES = 2.0  # of a median
EXAMPLES = 3
TOTAL = 0.05  # of the articles may be left as they were
DAY = 86_400.0
LASTING = 1.2 * DAY  # for which a total change of what records hold has lasted
LONG = 7 * DAY  # and one that is not total

_NONE: Mapping[str, str] = MappingProxyType({})
_NO_NUMBERS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Look:
    """One address that was read: how it ended, and what its page showed.

    ``traits`` are the features with values («structure», «charset», «published from»), ``filled``
    the record's fields that were not empty, ``sizes`` the features with numbers. Refused pages
    have none of the three.
    """

    at: float  # of the run; seconds since the epoch
    url: str
    outcome: str  # "article", or the outcome's kind
    day: int = 0  # of publication, proleptic Gregorian ordinal; 0: not known
    traits: Mapping[str, str] = field(default_factory=lambda: _NONE)
    filled: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=lambda: _NO_NUMBERS)

    @property
    def is_article(self) -> bool:
        """Whether a record came of it."""
        return self.outcome == "article"


@dataclass(frozen=True, slots=True)
class Change:
    """One feature that is not as it was. ``before`` and ``now`` are shares (0 to 1) where
    ``value`` names what has them, medians where it is ``""``."""

    feature: str
    value: str
    before: float
    now: float
    since: float  # when the first look of the new kind was taken
    chance: float  # that nothing has changed and it only looks so
    examples: tuple[str, ...] = ()
    total: bool = True  # whether all but all articles are of the new kind
    of_content: bool = False  # whether the day's news could do as much


ARTICLES = "articles"  # the feature: whether what is read is an article at all
FILLED = "filled"  # the value of a field's feature that has one


def changes(looks: Sequence[Look], fields: Sequence[str]) -> list[Change]:
    """What has changed at the end of ``looks`` (oldest first), the surest first; [] where nothing
    has, or where it cannot be said.

    The looks of the last run are the news, and those right before them where they are few; a run
    is never compared with itself. ``fields`` are the record's fields whose filling is compared.
    """
    if not looks:
        return []
    run = looks[-1].at
    found = (_best(series, run) for series in _series(looks, fields))
    strongest = _strongest(change for change in found if change is not None)
    making = any(not change.of_content for change in strongest)
    return [change for change in strongest if _is_told(change, run, making)]


def _is_told(change: Change, run: float, making: bool) -> bool:
    """Whether a change is more than the day's news."""
    lasted = run - change.since
    if not change.of_content or lasted >= LONG:
        return True
    return change.total and (making or lasted >= LASTING)


def _strongest(found: Iterable[Change]) -> list[Change]:
    """For each feature its surest change: where one value went, another came."""
    by_feature: dict[str, Change] = {}
    for change in found:
        known = by_feature.get(change.feature)
        if known is None or _rank(change) < _rank(known):
            by_feature[change.feature] = change
    return sorted(by_feature.values(), key=lambda change: (change.chance, change.feature))


def _rank(change: Change) -> tuple[float, bool, str]:
    return change.chance, change.now < change.before, change.value


# -- what is compared ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Series:
    """One feature over time: a number for each look that has it; 0 or 1 where it is a share."""

    feature: str
    value: str
    looks: Sequence[Look]
    numbers: Sequence[float]
    of_content: bool = False

    @property
    def is_share(self) -> bool:
        return bool(self.value)


def _series(looks: Sequence[Look], fields: Sequence[str]) -> Iterator[_Series]:
    yield _share(ARTICLES, FILLED, looks, lambda look: look.is_article)
    articles = [look for look in looks if look.is_article]
    for name in fields:
        yield replace(_share(name, FILLED, articles, _has(name)), of_content=True)
    traits = sorted({name for look in articles for name in look.traits})
    for name in traits:
        having = [look for look in articles if name in look.traits]
        values = Counter(look.traits[name] for look in having)
        for value in sorted(values, key=lambda value: (-values[value], value))[:8]:
            yield _share(name, value or "nothing", having, _is(name, value))
    for name in sorted({name for look in articles for name in look.sizes}):
        having = [look for look in articles if name in look.sizes]
        yield _Series(name, "", having, [look.sizes[name] for look in having], True)


def _has(name: str) -> Callable[[Look], bool]:
    return lambda look: name in look.filled


def _is(name: str, value: str) -> Callable[[Look], bool]:
    return lambda look: look.traits[name] == value


def _share(
    feature: str, value: str, looks: Sequence[Look], test: Callable[[Look], bool]
) -> _Series:
    return _Series(feature, value, looks, [float(test(look)) for look in looks])


# -- the comparison -----------------------------------------------------------------------------


def _best(series: _Series, run: float) -> Change | None:
    """The surest change over all windows that end with the run that began at this moment."""
    found: Change | None = None
    new = sum(1 for look in series.looks if look.at >= run)
    for size in WINDOWS if new else ():
        change = _compare(series, size, max(size, new))
        if change is not None and (found is None or change.chance < found.chance):
            found = change
    return found


def _compare(series: _Series, size: int, new: int) -> Change | None:
    """The last ``size`` looks against those before the last ``new``."""
    numbers = series.numbers
    if len(numbers) < new + LEAST_PAST:
        return None
    now, past = numbers[-size:], numbers[-(new + PAST) : -new]
    if series.is_share:
        after, before = sum(now) / size, sum(past) / len(past)
        if abs(after - before) < SHIFT:
            return None
        chance = fisher(int(sum(now)), size, int(sum(past)), len(past))
        if chance >= ALPHA or _seen_before(past, size, before, after, _mean):
            return None
    else:
        after, before = median(now), median(past)
        if size < WINDOWS[-2] or max(after, before) < TIMES * max(min(after, before), 0.5):
            return None
        chance = rank_sum(now, past)
        if chance >= ALPHA or _seen_before(past, size, before, after, median):
            return None
    since = _since(numbers, size, before, after)
    looks = series.looks
    middle: Callable[[Sequence[float]], float] = _mean if series.is_share else median
    return Change(
        feature=series.feature,
        value=series.value,
        before=middle(numbers[max(since - PAST, 0) : since]) if since else before,
        now=middle(numbers[since:]),
        since=looks[since].at,
        chance=chance,
        examples=tuple(look.url for look in looks[since:][-EXAMPLES:]),
        total=_is_total(now, before, after),
        of_content=series.of_content,
    )


def _is_total(now: Sequence[float], before: float, after: float) -> bool:
    """Whether all but a few of the last looks are nearer to the new middle than to the old."""
    middle = (before + after) / 2
    left = sum(1 for number in now if (number > middle) == (before > middle))
    return left <= TOTAL * len(now)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _seen_before(
    past: Sequence[float],
    size: int,
    before: float,
    after: float,
    middle: Callable[[Sequence[float]], float],
) -> bool:
    """Whether as many articles in a row were as odd as that once already, and it passed."""
    halfway = (before + 2 * after) / 3  # two thirds of the way are as good as all of it
    runs = (middle(past[i : i + size]) for i in range(len(past) - 2 * size + 1))
    return any(run <= halfway if after < before else run >= halfway for run in runs)


def _since(numbers: Sequence[float], size: int, before: float, after: float) -> int:
    """The index of the first look of the new kind: where the sum of what speaks for the change,
    taken from the end backwards, is greatest (the most likely change-point)."""
    middle, sign = (before + after) / 2, 1 if after > before else -1
    best, best_sum, total = len(numbers) - size, float("-inf"), 0.0
    for index in range(len(numbers) - 1, max(len(numbers) - PAST, 0) - 1, -1):
        total += 1 if sign * (numbers[index] - middle) > 0 else -1
        if total >= best_sum:
            best, best_sum = index, total
    return best


def fisher(now: int, size: int, before: int, past: int) -> float:
    """Fisher's exact test, two-sided by doubling the smaller tail: how likely ``now`` of ``size``
    are, given ``before`` of ``past``, if both come from one share.

    >>> round(fisher(0, 6, 40, 40) * comb(46, 6), 6)
    2.0
    """
    total, hits = size + past, now + before
    low, high = max(0, hits - past), min(size, hits)
    ways = {k: comb(hits, k) * comb(total - hits, size - k) for k in range(low, high + 1)}
    below = sum(n for k, n in ways.items() if k <= now)
    above = sum(n for k, n in ways.items() if k >= now)
    return min(1.0, 2 * min(below, above) / comb(total, size))


def rank_sum(now: Sequence[float], past: Sequence[float]) -> float:
    """The Mann-Whitney U test, two-sided, by its normal approximation with ties corrected (for
    samples of at least a dozen)."""
    counts = Counter([*now, *past])
    ranks: dict[float, float] = {}
    place = 0
    for value in sorted(counts):
        ranks[value] = place + (counts[value] + 1) / 2
        place += counts[value]
    n, m = len(now), len(past)
    u = sum(ranks[value] for value in now) - n * (n + 1) / 2
    ties = sum(count**3 - count for count in counts.values())
    total = n + m
    variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)))
    if variance <= 0:
        return 1.0
    z = max(abs(u - n * m / 2) - 0.5, 0.0) / sqrt(variance)
    return erfc(z / sqrt(2))
