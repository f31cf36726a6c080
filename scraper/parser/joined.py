"""An article in several pages: what its further pages add to the record of the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scraper.arabic.text import fold
from scraper.article import Article
from scraper.outcome import Refusal
from scraper.parser.fields.identity import content_hash

_LONG = 40  # letters: so long a text is not said twice by chance


def joined(first: Article, further: Iterable[Article | Refusal]) -> Article:
    """The article with the texts and pictures of its further pages.

    It ends before the first page that is another article, by its headline, or that has no text of
    its own: the pages of an article's comments print the article again.
    """
    title = fold(first.headline)
    paragraphs, images = list(first.paragraphs), list(first.images)
    for page in further:
        if not page or not _is_title(fold(page.headline), title):
            break
        new = _new(page.paragraphs, {fold(paragraph) for paragraph in paragraphs})
        if not new:
            break
        paragraphs += new
        shown = {image.url for image in images}
        images += [image for image in page.images if image.url not in shown]
    return replace(
        first,
        paragraphs=tuple(paragraphs),
        images=tuple(images),
        content_hash=content_hash(first.headline, paragraphs),
    )


def _is_title(headline: str, title: str) -> bool:
    """Whether a further page names the article: some add the page's number or what it is of."""
    return headline.startswith(title) or title.startswith(headline)


def _new(paragraphs: Iterable[str], known: set[str]) -> list[str]:
    """The page's paragraphs but for those that every page prints: a lead above its text, a note
    below it."""
    new: list[str] = []
    for paragraph in paragraphs:
        folded = fold(paragraph)
        if folded not in known or (new and len(folded) < _LONG):
            new.append(paragraph)
    return new
