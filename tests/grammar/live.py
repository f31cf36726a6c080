"""Live reports: entries with their clocks, the newest first or last, below a few words on the day."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from scraper.article import Image
from tests.grammar import frames, heads, lines, texts, words
from tests.grammar.draft import Draft

# «{clock}», «{title}» of an entry, «{text}» its paragraphs
ENTRIES = {
    "time, title": '<div class="entry"><time datetime="2025-03-14T{hour}:00+02:00">{clock}</time><h3>{title}</h3>{text}</div>',
    "span": '<div class="lb"><span>{clock}</span>{text}</div>',
    "item": "<li><b>{clock}</b>{text}</li>",
    "article": "<article><header>{clock}</header><h3>{title}</h3>{text}</article>",
    "bare": "<p><strong>{clock}</strong></p>{text}",
    "heading": "<h3>{clock} - {title}</h3>{text}",
    "boxes": '<div class="it"><div class="when">{clock}</div><div class="what">{text}</div></div>',
    "title, boxes": '<div class="it"><div class="when">{clock}</div><div class="what"><h4>{title}</h4>{text}</div></div>',
    "share": '<div class="post"><div>{clock}</div>{text}<div><a href="#">شارك</a> <a href="#">نسخ الرابط</a></div></div>',
    "section": "<section><p class='clock'>{clock}</p><h3>{title}</h3>{text}</section>",
    "signed": '<div class="post"><div><span>{clock}</span><span>سامي حداد</span></div><h3>{title}</h3>{text}</div>',
    "details": "<section><div>{clock}</div><div><strong>{title}</strong></div><div>{text}</div></section>",
    "title first": '<div class="entry"><h3>{title}</h3><span>{clock}</span>{text}</div>',
    "anchor": '<div><a href="#e{hour}">{clock}</a><h2>{title}</h2><div>{text}</div></div>',
    "item, title": "<li><div>{clock}</div><div><h4>{title}</h4>{text}</div></li>",
    "row": "<tr><td>{clock}</td><td>{text}</td></tr>",
    "row, title": '<tr><td width="60">{clock}</td><td><b>{title}</b>{text}</td></tr>',
    "definition": "<dt>{clock}</dt><dd>{text}</dd>",
    "bold title": "<div><div>{clock}</div><p><strong>{title}</strong></p>{text}</div>",
    "buttons": "<article><time>{clock}</time>{text}<button>شارك</button></article>",
    "copy": '<div class="u"><h4>{title}</h4><small>{clock}</small>{text}<a href="#">نسخ الرابط</a></div>',
}  # fmt: skip
AROUND = {
    "item": "<ul>{}</ul>",
    "item, title": "<ol>{}</ol>",
    "row": "<table>{}</table>",
    "row, title": "<table>{}</table>",
    "definition": "<dl>{}</dl>",
}
CARDS = ("embedded post", "film", "read also", "advertisement", "card")  # set into an entry
CLOCKS = {
    "24 hours": "{hour}",
    "Greenwich": "{hour} بتوقيت غرينتش",
    "GMT": "{hour} GMT",
    "12 hours": "{half} م",
    "since": "منذ {since} دقيقة",
    "with the day": "14 مارس 2025 - {hour}",
    "the hour": "الساعة {hour}",
    "and the day": "{hour} 14/03/2025",
    "hours": "منذ ساعة و{since} دقيقة",
}
OVER = {
    "points": '<div class="kp"><h3>أبرز التطورات</h3><ul>{}</ul></div>',
    "summary": "<ul>{}</ul>",
}
TOOLS = {
    "new": "<div><button>تحديث</button><span>آخر الأخبار أولا</span></div>",
    "switch": '<div class="lb-tools"><label><input type="checkbox"> تحديث تلقائي</label></div>',
}
MORE = {
    "button": "<button>تحميل المزيد</button>",
    "link": '<div><a href="#">عرض المزيد</a></div>',
    "end": "<p>انتهت التغطية</p>",
}


def _clock(draft: Draft, form: str, number: int) -> tuple[str, str]:
    """The clock of an entry as printed, and by 24 hours."""
    minutes = 17 * 60 + 45 - number * 23
    hour = f"{minutes // 60}:{minutes % 60:02}"
    half = f"{minutes // 60 - 12 or 12}:{minutes % 60:02}"
    return form.format(hour=hour, half=half, since=5 + number * 4), hour


def _entries(draft: Draft) -> str:
    shape = draft.draw.choice(list(ENTRIES))
    draft.parts.append(f"entry: {shape}")
    clock = draft.choose("clock", CLOCKS)
    count = draft.draw.choice((3, 4, 5, 6, 8, 10))
    draft.parts.append(f"entries: {count}")
    numbers = list(range(count))
    if draft.chance(0.3):
        numbers.reverse()
    entries = []
    for number in numbers:
        printed, hour = _clock(draft, clock, number)
        title = words.clause(draft.draw)
        told = [words.paragraph(draft.draw) for _ in range(draft.draw.choice((1, 1, 1, 2, 3)))]
        text = "".join(f"<p>{each}</p>" for each in told)
        if draft.chance(0.1) and "<p><strong>" not in ENTRIES[shape]:
            card = draft.draw.choice(CARDS)
            draft.parts.append(f"card: {card}")
            text += texts.filled(draft, texts.INSERTS[card])
        if draft.chance(0.1):
            caption = f"جانب من {draft.draw.choice(words.PLACES)}"
            text += (
                f'<figure><img src="/p/{number}9.jpg"><figcaption>{caption}</figcaption></figure>'
            )
            draft.images.append(Image(f"/p/{number}9.jpg", caption))
            draft.parts.append("entry with a picture")
        entries.append(ENTRIES[shape].format(clock=printed, hour=hour, title=title, text=text))
        draft.optional.append(printed)
        if "{clock} - {title}" in ENTRIES[shape]:
            draft.paragraphs.append(f"{printed} - {title}")
        elif "{title}" in ENTRIES[shape]:
            draft.paragraphs.append(title)
        draft.paragraphs += told
    return AROUND.get(shape, '<div class="live">{}</div>').format("".join(entries))


def page(draft: Draft) -> str:
    """A live report of a site of today."""
    chance = draft.draw
    opening = ""
    if draft.chance(0.6):
        draft.lead = words.paragraph(chance)
        draft.paragraphs.append(draft.lead)
        opening = f'<p class="lead">{draft.lead}</p>'
        draft.parts.append("opening")
    form = draft.perhaps(0.4, "over", OVER)
    if form is not None:
        points = [words.clause(chance) for _ in range(3)]
        draft.paragraphs += points
        draft.optional.append("أبرز التطورات")
        opening += form.format("".join(f"<li>{point}</li>" for point in points))
    tools = draft.perhaps(0.3, "tools", TOOLS) or ""
    entries = _entries(draft)
    more = draft.perhaps(0.4, "more", MORE) or ""
    draft.optional.append("انتهت التغطية")
    facts = lines.facts(draft)
    picture = frames.picture(draft)
    heading = draft.choose("heading", frames.HEADINGS).format(draft.headline)
    article = f"{heading}{facts}{picture}{opening}{tools}{entries}{more}"
    if draft.chance(0.5):
        article += f"<div>{frames.links(draft, chance.choice(frames.RELATED), 3)}</div>"
    if draft.chance(0.3):
        article += texts.filled(draft, draft.choose("below", frames.BELOW))
    article = draft.choose("frame", frames.FRAMES).format(article)
    head = heads.honest(draft, f"{draft.headline} | {words.SITE}")
    return frames.document(head, frames.menu(draft) + frames.beside(draft, article))
