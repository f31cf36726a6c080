"""Cards of other articles: of which listings are made, and beside which a short text stands."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from tests.grammar import frames, heads, lines, words
from tests.grammar.draft import Draft
from tests.grammar.lines import Shape, each, joined

CARDS = {
    "title": '<div class="it"><a href="{address}"><img src="/t/{number}.jpg" alt=""></a><h3>{link}</h3></div>',
    "teaser": '<div class="it"><a href="{address}"><img src="/t/{number}.jpg"></a><h3>{link}</h3><p>{teaser}</p></div>',
    "article": '<article><h2>{link}</h2><span>{day}</span><p>{teaser}</p><a href="{address}">اقرأ المزيد</a></article>',
    "day first": '<div class="it"><span>{day}</span><h4>{link}</h4><div>{teaser}</div></div>',
    "filed": '<div><a href="/section/1">{section}</a><h3>{link}</h3><p>{teaser}</p></div>',
    "signed": '<div class="it"><h3>{link}</h3><div>{name} - {day}</div><p>{teaser}</p></div>',
    "all a link": '<a href="{address}" class="card"><img src="/t/{number}.jpg"><h3>{title}</h3><p>{teaser}</p><time>{day}</time></a>',
    "long": '<div class="it"><h3>{link}</h3><p>{paragraph}</p></div>',
    "breaks": "{link}<br>{teaser}<br><br>",
    "breaks and day": "{link}<br>{day}<br>{teaser}<br><br>",
    "bold and breaks": "<b>{link}</b><br>{teaser}<br>",
    "details": '<b>{title}</b><br>{paragraph} <a href="{address}">التفاصيل</a><br><br>',
    "quoted": '<div class="it"><a href="{address}">{title}</a><blockquote>{teaser}</blockquote></div>',
    "item": "<li>{link}</li>",
    "dated item": "<li>{link} <small>{day}</small></li>",
    "row": '<tr><td><img src="/t/{number}.jpg"></td><td>{link}<br>{teaser}</td></tr>',
}
AROUND = {"item": "<ul>{}</ul>", "dated item": "<ul>{}</ul>", "row": "<table>{}</table>"}
LABELS = (
    "<h3>أخبار ذات صلة</h3>", "<h2>آخر الأخبار</h2>", "<h4>اقرأ أيضا</h4>", "<h3>المزيد من اقتصاد</h3>",
    "<h3>أحدث المقالات</h3>", "<h3>شاهد أيضا</h3>", "<h3>مواد أخرى</h3>",
)  # fmt: skip
BOXES = {
    "section": "<section>{}</section>",
    "div": "<div>{}</div>",
    "none": "{}",
    "aside": "<aside>{}</aside>",
}
TEXTS = {"div": '<div class="t">{}</div>', "article": "<article>{}</article>", "none": "{}"}
PARAGRAPHS: dict[str, Shape] = {
    "p": each("<p>{}</p>"),
    "p again": each("<p>{}</p>"),
    "div": each("<div>{}</div>"),
    "br": joined("<br>", "<div>{}</div>"),
    "two br": joined("<br><br>", "<div>{}</div>"),
}
HEROES = {
    "box": '<div class="hero"><a href="/news/77777"><img src="/b.jpg"></a><h2><a href="/news/77777">{title}</a></h2><p>{paragraph}</p></div>',
    "section": '<section><h1><a href="/news/77777">{title}</a></h1><p>{teaser}</p></section>',
}
PAGES = {
    "none": "",
    "numbers": '<div class="pg"><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">التالي</a></div>',
    "button": "<button>تحميل المزيد</button>",
}
# of each kind: its address, its title, its heading
LISTINGS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "front": ("/", "{site}", ("", "<h1>{site}</h1>")),
    "section": ("/section/3", "{section} | {site}", ("<h1>{section}</h1>", "<h2>{section}</h2>", "<h1>{section}</h1><p>آخر أخبار {section} من مراسلينا في كل المدن على مدار الساعة مع تحليلات وتقارير خاصة.</p>")),
    "tag": ("/tag/12", "{tag} | {site}", ("<h1>الوسم: {tag}</h1>", "<h1>{tag}</h1>", "<h1>#{tag}</h1>")),
    "columnist": ("/author/7", "{site} | {name}", (f'<div><img src="/f.jpg"><h1>{{name}}</h1><div>{words.LIFE}</div><a href="https://x.com/a">تويتر</a></div>', "<h2>مقالات {name}</h2>")),
    "author": ("/author/7", "{name} | {site}", (f"<h1>{{name}}</h1><p>{words.LIFE}</p>", "<h1>{name}</h1>")),
    "search": ("/search?q=x", "نتائج البحث | {site}", ("<h1>نتائج البحث عن: {tag}</h1><form><input><button>بحث</button></form>",)),
    "archive": ("/2025/03/", "مارس 2025 | {site}", ("<h1>أرشيف مارس 2025</h1>",)),
}  # fmt: skip
REFUSED = (
    "a listing",
    "a front page",
    "an author's page",
    "a gallery",
    "a service",
    "a page about the site",
    "no headline",
    "no text",
)


def _filled(draft: Draft, form: str) -> str:
    """A card of another article."""
    chance = draft.draw
    title, number = draft.other(), chance.randint(10_000, 99_999)
    address = f"/news/{number}"
    return form.format(
        address=address,
        number=number,
        title=title,
        link=draft.link(title, address),
        teaser=words.clause(chance) + chance.choice(("...", " ...", "…", ".", "")),
        paragraph=words.paragraph(chance, 3),
        day=f"{chance.randint(1, 28)} فبراير 2025",
        name=chance.choice(words.NAMES),
        section=chance.choice(words.SECTIONS),
    )


def _cards(draft: Draft, count: int) -> str:
    form = draft.choose("card", CARDS)
    kind = next(name for name, each in CARDS.items() if each is form)
    return AROUND.get(kind, "{}").format("".join(_filled(draft, form) for _ in range(count)))


def brief(draft: Draft) -> str:
    """An article of a few sentences with many cards below it."""
    chance = draft.draw
    draft.paragraphs = [words.paragraph(chance, 1) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
    shape = draft.choose("paragraphs", PARAGRAPHS)
    below = chance.choice(LABELS) + _cards(draft, chance.randint(3, 12))
    below = draft.choose("cards in", BOXES).format(below)
    text = draft.choose("text", TEXTS).format(shape(draft.paragraphs))
    inner = f"<h1>{draft.headline}</h1>{lines.facts(draft)}{text}{below}"
    head = heads.honest(draft, f"{draft.headline} | {words.SITE}")
    return frames.document(head, f"{frames.menu(draft)}<main>{inner}</main>")


def listing(draft: Draft) -> str:
    """A page of cards, which is no article."""
    chance = draft.draw
    draft.refused = REFUSED
    kind = chance.choice(list(LISTINGS))
    draft.parts.append(f"listing: {kind}")
    address, title, headings = LISTINGS[kind]
    told = {
        "site": words.SITE,
        "section": chance.choice(words.SECTIONS),
        "tag": chance.choice(words.TAGS),
        "name": chance.choice(words.NAMES),
    }
    draft.address = address if draft.chance(0.6) else f"/page/{chance.randint(10_000, 99_999)}"
    hero = draft.perhaps(0.4, "hero", HEROES)
    parts = [chance.choice(headings).format(**told), _filled(draft, hero) if hero else ""]
    for number in range(chance.choice((1, 1, 2, 3))):
        label = chance.choice(LABELS) if number else ""
        box = draft.choose("cards in", BOXES)
        parts.append(box.format(label + _cards(draft, chance.randint(4, 12))))
    parts.append(draft.choose("pages", PAGES))
    main = draft.choose("frame", frames.FRAMES).format("".join(parts))
    body = frames.beside(draft, main)
    return frames.document(str(heads.Head(title.format(**told))), frames.menu(draft) + body)
