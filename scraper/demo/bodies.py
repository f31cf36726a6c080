"""The body of an article in a style's markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scraper.demo.dress import Sheet, printed_dateline
from scraper.demo.story import Block, BlockKind
from scraper.demo.template import text


@dataclass(frozen=True, slots=True)
class Tags:
    """How a style marks up the blocks of a body; ``{}`` is the text."""

    paragraph: str = "<p>{}</p>"
    subhead: str = "<h2>{}</h2>"
    item: str = "<li>{}</li>"
    items: str = "<ul>{}</ul>"
    quote: str = "<blockquote><p>{}</p></blockquote>"
    question: str = "<p><strong>{}</strong></p>"
    verse: str = "<p>{}</p>"
    clock: str = "<p><time>{}</time></p>"
    cell: str = "<td>{}</td>"
    row: str = "<tr>{}</tr>"
    table: str = "<table><tbody>{}</tbody></table>"
    joint: str = "\n"
    first: str = "{dateline}"  # of what stands before the first paragraph's text

    def mark(self, kind: BlockKind) -> str:
        """The markup of one kind of block."""
        return getattr(self, _NAMES[kind])  # type: ignore[no-any-return]


_NAMES = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.SUBHEAD: "subhead",
    BlockKind.ITEM: "item",
    BlockKind.QUOTE: "quote",
    BlockKind.QUESTION: "question",
    BlockKind.VERSE: "verse",
    BlockKind.CLOCK: "clock",
    BlockKind.CELL: "cell",
}


def body_html(
    sheet: Sheet,
    tags: Tags,
    between: Mapping[int, str] | None = None,
    blocks: Sequence[Block] | None = None,
    clean: Callable[[str], str] = text,
) -> str:
    """The body in the style's markup; ``between[n]`` is put in after the n-th piece from 1."""
    between = dict(between or {})
    pieces: list[str] = []
    line = printed_dateline(sheet)
    for block in _grouped(sheet.story.first_page if blocks is None else blocks):
        head = ""
        if line and block[0].kind is BlockKind.PARAGRAPH:
            head, line = tags.first.format(dateline=clean(line)), ""
        pieces.append(_group_html(block, tags, head, clean))
        if len(pieces) in between:
            pieces[-1] += tags.joint + between.pop(len(pieces))
    return tags.joint.join(pieces + [between[n] for n in sorted(between)])


def _grouped(blocks: Sequence[Block]) -> list[list[Block]]:
    """Items of one list and cells of one table together, every other block alone."""
    groups: list[list[Block]] = []
    joined = (BlockKind.ITEM, BlockKind.CELL)
    for block in blocks:
        if groups and block.kind in joined and groups[-1][0].kind is block.kind:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _group_html(group: list[Block], tags: Tags, head: str, clean: Callable[[str], str]) -> str:
    kind = group[0].kind
    marked = [tags.mark(kind).format(clean(block.text)) for block in group]
    if kind is BlockKind.ITEM:
        return tags.items.format(tags.joint.join(marked))
    if kind is BlockKind.CELL:
        rows: dict[int, str] = {}
        for block, cell in zip(group, marked, strict=True):
            rows[block.row] = rows.get(block.row, "") + cell
        return tags.table.format(tags.joint.join(tags.row.format(r) for r in rows.values()))
    if head:
        return tags.mark(kind).format(head + clean(group[0].text))
    return marked[0]
