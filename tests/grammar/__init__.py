"""Whole pages put together at random from hundreds of parts, each with what it adds to the gold.

One page shows little; of a thousand, the share of the faults that pages with a part have shows
which part is read wrongly. ``leaves`` gives pages with their gold (``tests/parser/test_gate.py``
pins how many come out right), and::

    python -m tests.grammar 0 1000 [--show 5]     the faults of seeds 0 to 999, by field and part
    python -m tests.grammar 17 18 --source        the page of seed 17, what is wanted and what came
    python -m tests.grammar 0 1000 --kind portal  pages of another kind

There are several ``KINDS``: articles of sites of today, with heads that tell the truth or lie, and
in the frames of builders that speak English or French; live reports; old portals; a few sentences
among cards of other articles; and listings, which are no articles.

A part is a function that takes the ``Draft``, may add to its gold, and returns markup; where a
field is read wrongly, add the part that nobody thought of.
"""

from tests.grammar.faults import faults
from tests.grammar.kinds import KINDS, draw, leaves

__all__ = ["KINDS", "draw", "faults", "leaves"]
