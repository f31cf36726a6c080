"""Forms that a text may have from end to end: an interview, a poem, a decree, a recipe, prices."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from collections.abc import Callable, Iterable

from scraper.article import Image
from tests.grammar import texts, words
from tests.grammar.draft import Draft

Cells = list[texts.Piece]  # between each two of them, an insert may stand
ASKED = ("كيف", "متى", "لماذا", "ما الذي يعنيه أن")


def _question(draft: Draft) -> str:
    return f"{draft.draw.choice(ASKED)} {words.clause(draft.draw)}؟"


def _interview(ask: str, answer: str, around: str = "{}") -> Callable[[Draft], Cells]:
    """Questions and answers, each in its form. Where a form has words of its own, those are text.
    ``around``: what the two of a pair stand in."""

    def cells(draft: Draft) -> Cells:
        found = []
        for _ in range(draft.draw.randint(3, 5)):
            asked, told = ask.format(_question(draft)), answer.format(words.paragraph(draft.draw))
            found.append((around.format(asked + told), [_plain(asked), _plain(told)]))
        return found

    return cells


def _plain(markup: str) -> str:
    while "<" in markup:
        start = markup.index("<")
        markup = markup[:start] + markup[markup.index(">", start) + 1 :]
    return markup.strip()


def _verse(draft: Draft) -> tuple[str, str]:
    """The two halves of a verse, which rhyme with none other."""
    first, second = (draft.draw.sample(words.PLACES, 3) for _ in range(2))
    return f"يا {' '.join(first)}", f"و{' '.join(second)}"


def _poem(form: str, around: str, *, halves: str | None = None) -> Callable[[Draft], Cells]:
    """Verses; the halves in one paragraph with ``halves`` between them, else each is its own."""

    def cells(draft: Draft) -> Cells:
        verses = [_verse(draft) for _ in range(draft.draw.randint(4, 8))]
        markup = around.format("".join(form.format(*verse) for verse in verses))
        if halves is None:
            return [(markup, [half for verse in verses for half in verse])]
        return [(markup, [halves.join(verse) for verse in verses])]

    return cells


def _lines(form: str, marks: Iterable[str], around: str = "{}") -> Callable[[Draft], Cells]:
    """Sentences behind their marks: «أولا:», «المادة 2:», «3-»."""

    def cells(draft: Draft) -> Cells:
        told = [f"{mark}{words.clause(draft.draw)}." for mark in marks]
        return [(around.format("".join(form.format(text) for text in told)), told)]

    return cells


def _recipe(draft: Draft) -> Cells:
    """What it takes, and how it is done."""
    heading = draft.draw.choice(("<h3>{}</h3>", "<p><strong>{}</strong></p>", "<h2>{}:</h2>"))
    takes, does = draft.draw.choice((("المقادير", "طريقة التحضير"), ("المكونات", "الخطوات")))
    goods = draft.draw.sample(GOODS, draft.draw.randint(3, 6))
    steps = [words.clause(draft.draw) + "." for _ in range(draft.draw.randint(2, 5))]
    return [
        (heading.format(takes) + _listed("ul", goods), [_plain(heading.format(takes)), *goods]),
        (heading.format(does) + _listed("ol", steps), [_plain(heading.format(does)), *steps]),
    ]


GOODS = (
    "كوبان من الدقيق", "ملعقة ملح", "نصف كوب زيت", "بيضتان", "ماء دافئ", "ثلاث حبات طماطم",
    "رشة فلفل أسود", "كيلو لحم مفروم",
)  # fmt: skip


def _listed(tag: str, items: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _advice(draft: Draft) -> Cells:
    """Subheadings, each with points."""
    found = []
    for _ in range(3):
        heading = words.subheading(draft.draw)
        points = [words.clause(draft.draw) for _ in range(draft.draw.randint(2, 4))]
        found.append((f"<h3>{heading}</h3>{_listed('ul', points)}", [heading, *points]))
    return found


def _prices(draft: Draft) -> Cells:
    """A table between sentences: each cell is a paragraph."""
    says = f"وجاءت الأسعار اليوم في {draft.draw.choice(words.PLACES)} كالتالي:"
    kinds = draft.draw.sample(("عيار 24", "عيار 22", "عيار 21", "عيار 18", "جنيه الذهب"), 4)
    head, cell = draft.draw.choice(
        (("<th>{}</th>", "<td>{}</td>"), ("<td><b>{}</b></td>", "<td>{}</td>"))
    )
    rows = [("الصنف", "سعر البيع", "سعر الشراء")]
    rows += [
        (kind, f"{draft.draw.randint(3000, 5000)} جنيها", f"{draft.draw.randint(2500, 2999)} جنيها")
        for kind in kinds
    ]
    table = "".join(
        f"<tr>{''.join((cell if number else head).format(text) for text in row)}</tr>"
        for number, row in enumerate(rows)
    )
    around = draft.draw.choice(
        (
            "<table>{}</table>",
            "<figure class='wp-block-table'><table><tbody>{}</tbody></table></figure>",
            "<div><table border='1'>{}</table></div>",
        )
    )
    return [
        (f"<p>{says}</p>{around.format(table)}", [says, *(text for row in rows for text in row)])
    ]


def _price_lines(draft: Draft) -> Cells:
    says = "وفيما يلي قائمة الأسعار:"
    lines = [
        f"{kind}{draft.draw.choice((':', ' -'))} {draft.draw.randint(3000, 5000)} جنيها"
        for kind in ("سعر الدولار", "سعر اليورو", "سعر الريال", "سعر الدينار")
    ]
    return [("".join(f"<p>{line}</p>" for line in (says, *lines)), [says, *lines])]


def _explainer(form: str) -> Callable[[Draft], Cells]:
    def cells(draft: Draft) -> Cells:
        found = []
        for _ in range(3):
            asked, told = _question(draft), words.paragraph(draft.draw)
            found.append((f"{form.format(asked)}<p>{told}</p>", [asked, told]))
        return found

    return cells


def _statement(draft: Draft) -> Cells:
    """Closes with thanks, place and day."""
    city = draft.draw.choice(words.CITIES)
    said = [f"«{words.clause(draft.draw)}»." for _ in range(2)]
    close = draft.draw.choice(
        (
            [f"صدر في {city}"],
            ["والله ولي التوفيق."],
            [f"صدر في {city} بتاريخ 14 مارس 2025"],
            [f"{city} في 14 مارس 2025"],
            ["والله من وراء القصد.", f"{city}، 14 مارس 2025"],
            [f"حرر في {city} يوم الجمعة 14 مارس 2025."],
        )
    )
    bare = [text for text in close if text.startswith(city)]  # which may be the page's own
    draft.optional += bare
    return [
        ("".join(f"<p>{text}</p>" for text in said), said),
        ("".join(f"<p>{text}</p>" for text in close), [text for text in close if text not in bare]),
    ]


def _quotes(form: str) -> Callable[[Draft], Cells]:
    def cells(draft: Draft) -> Cells:
        said = [f"«{words.clause(draft.draw)}»" for _ in range(3)]
        return [(form.format(text), [text]) for text in said]

    return cells


def _cited(draft: Draft) -> Cells:
    said, who = f"«{words.clause(draft.draw)}»", draft.draw.choice(words.NAMES)
    form = draft.draw.choice(
        (
            "<blockquote><p>{}</p><cite>{}</cite></blockquote>",
            "<blockquote><p>{}</p><p>{}</p></blockquote>",
        )
    )
    return [(form.format(said, f"- {who}"), [said, f"- {who}"])]


def _notes(draft: Draft) -> Cells:
    """Footnotes below the text."""
    label = draft.draw.choice(("الهوامش", "المراجع", "هوامش:"))
    notes = [
        f"{draft.draw.choice(words.NAMES)}، تاريخ {place}، ص {draft.draw.randint(3, 400)}."
        for place in draft.draw.sample(words.PLACES, 3)
    ]
    form = draft.draw.choice(("[{}] {}", "({}) {}", "{}- {}"))
    notes = [form.format(number, note) for number, note in enumerate(notes, 1)]
    around = draft.draw.choice(("<hr><p><b>{}</b></p>{}", "<h3>{}</h3>{}", "<p>{}</p>{}"))
    return [(around.format(label, "".join(f"<p>{note}</p>" for note in notes)), [label, *notes])]


def _headed(form: str) -> Callable[[Draft], Cells]:
    """A subheading in bold, on a line of its own or in the paragraph that it heads."""

    def cells(draft: Draft) -> Cells:
        found = []
        for _ in range(3):
            heading, told = words.subheading(draft.draw), words.paragraph(draft.draw)
            found.append((form.format(heading, told), [heading, told]))
        return found

    return cells


FIRST, SECOND = ("أولا: ", "ثانيا: ", "ثالثا: ", "رابعا: "), ("1- ", "2- ", "3- ", "4- ", "5- ")
FORMS: dict[str, Callable[[Draft], Cells]] = {
    "interview in bold": _interview("<p><strong>{}</strong></p>", "<p>{}</p>"),
    "interview, question in bold before a break": _interview("<strong>{}</strong><br>", "{}", "<p>{}</p>"),
    "interview, س ج": _interview("<p>س: {}</p>", "<p>ج: {}</p>"),
    "interview, س ج in bold": _interview("<p><b>س:</b> {}</p>", "<p><b>ج:</b> {}</p>"),
    "interview, breaks": _interview("- {}<br>", "- {}", "<p>{}</p>"),
    "interview, stars": _interview("<p><b>* {}</b></p>", "<p>- {}</p>"),
    "interview, dl": _interview("<dt>{}</dt>", "<dd>{}</dd>", "<dl>{}</dl>"),
    "interview, quoted": _interview("<h4>{}</h4>", "<blockquote><p>{}</p></blockquote>"),
    "interview, names": _interview("<p><b>الضفاف:</b> {}</p>", "<p><b>حداد:</b> {}</p>"),
    "interview, details": _interview("<summary>{}</summary>", "<div>{}</div>", "<details>{}</details>"),
    "interview, boxes": _interview('<div class="q">{}</div>', '<div class="a">{}</div>', "<div>{}</div>"),
    "poem in columns": _poem("<tr><td>{}</td><td>{}</td></tr>", "<table>{}</table>"),
    "poem in centred columns": _poem('<tr><td align="center">{}</td><td width="20"></td><td align="center">{}</td></tr>', '<table align="center">{}</table>'),
    "poem of halves": _poem("<p style='text-align:center'>{} *** {}</p>", "{}", halves=" *** "),
    "poem, dots": _poem("<p>{} ... {}</p>", "{}", halves=" ... "),
    "poem, breaks": _poem("{}<br>{}<br>", "<p>{}</p>"),
    "poem, spans": _poem("<div><span>{}</span> <span>{}</span></div>", '<div class="poem">{}</div>', halves=" "),
    "poem quoted": _poem("{}<br>{}<br>", "<blockquote>{}</blockquote>"),
    "decrees": _lines("<p>{}</p>", FIRST),
    "decrees in bold": _lines("<p><strong>{}</strong></p>", FIRST),
    "decrees, breaks": _lines("{}<br>", SECOND, "<p>{}</p>"),
    "decrees, numbers": _lines("<p>{}</p>", SECOND),
    "decrees, ol": _lines("<li>{}</li>", ("", "", "", ""), "<ol>{}</ol>"),
    "decrees, articles": _lines("<p>{}</p>", ("المادة 1: ", "المادة 2: ", "المادة 3: ")),
    "decrees, divs": _lines("<div>{}</div>", ("المادة الأولى: ", "المادة الثانية: ", "المادة الثالثة: ")),
    "decrees, bullets": _lines("<p>{}</p>", ("• ", "• ", "• ")),
    "recipe": _recipe,
    "advice": _advice,
    "prices": _prices,
    "prices in lines": _price_lines,
    "explainer, h2": _explainer("<h2>{}</h2>"),
    "explainer, h4": _explainer("<h4><strong>{}</strong></h4>"),
    "explainer, bold": _explainer("<p><b>{}</b></p>"),
    "statement": _statement,
    "quotes": _quotes("<p>{}</p>"),
    "quotes in italics": _quotes("<p><em>{}</em></p>"),
    "quotes in blocks": _quotes("<blockquote>{}</blockquote>"),
    "cited": _cited,
    "notes": _notes,
    "bold lines": _headed("<p><b>{}</b></p><p>{}</p>"),
    "bold before a break": _headed("<p><b>{}</b><br>{}</p>"),
    "bold divs": _headed("<div><strong>{}</strong></div><p>{}</p>"),
    "coloured": _headed('<p><span style="color:#c00"><strong>{}</strong></span></p><p>{}</p>'),
}  # fmt: skip
LAST = ("statement", "notes")  # below which no prose follows


def text(draft: Draft) -> str:
    """An opening, the form, perhaps prose behind it; inserts and a picture between its parts."""
    chance = draft.draw
    opening = texts.dateline(draft)
    told = [words.paragraph(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
    cells: Cells = [(f"<p>{text}</p>", [text]) for text in told]
    cells[0] = f"<p>{opening}{told[0]}</p>", cells[0][1]
    form = draft.choose("form", FORMS)
    cells += form(draft)
    if chance.random() < 0.6 and not any(form is FORMS[name] for name in LAST):
        closing = words.paragraph(chance)
        cells.append((f"<p>{closing}</p>", [closing]))
    set_in: list[tuple[int, str]] = []
    for _ in range(chance.choice((0, 0, 1, 2))):
        insert = draft.choose("insert", texts.INSERTS)
        set_in.append((chance.randint(1, len(cells) - 1), texts.filled(draft, insert)))
    shown = draft.perhaps(0.25, "picture", texts.CAPTIONED)
    if shown is not None:
        caption, credit = (
            f"جانب من {chance.choice(words.PLACES)}",
            chance.choice(("أرشيف", "رويترز")),
        )
        set_in.append((chance.randint(1, len(cells) - 1), shown.format(f"{caption} ({credit})")))
        draft.images.append(Image("/p/2.jpg", caption, credit))
    draft.paragraphs = [text for _, texts_ in cells for text in texts_]
    parts = [markup for markup, _ in cells]
    for place, source in sorted(set_in, reverse=True):
        parts.insert(place, source)
    return draft.choose("box", texts.AROUND).format("".join(parts))
