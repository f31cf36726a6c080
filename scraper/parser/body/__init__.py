"""The text: the box it stands in, its paragraphs told from what stands among them, its ends.

``box.find_body`` goes these steps:

1. ``weighing``: each line of prose gets a weight, by its length, its sentences and its links.
2. ``purity``: the weights are summed up in the boxes around the lines; the box wins in which prose
   is most and purest. ``box`` then narrows or widens it where the text has another shape.
3. ``sieve``: inside that box, whole boxes of others are refused first (``boxes``, ``cards``,
   ``others``, ``below``), then single lines (``metalines``, ``shorts``); ``ends`` trims what is
   left, ``twice`` tells what is printed twice. ``inside`` holds what all of them find.
4. ``signoff`` takes off what stands over the first paragraph (``headnotes``) and below the last:
   desks, sources, signatures, and words that sites leave behind.

``lead`` and ``opening`` come later, when authors and dates are known: what the page prints apart
from the text, and the dateline that is taken off it. ``known`` brings in what the site's other
pages say.
"""
