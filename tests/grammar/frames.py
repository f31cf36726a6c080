"""The page around the article: head, menus, trails, pictures, sidebars, what follows the text."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from collections.abc import Callable

from scraper.article import Image
from tests.grammar import heads, lines, texts, words
from tests.grammar.draft import Draft

MENUS = {
    "nav": ("<nav><ul>{}</ul></nav>", "<li>{}</li>", ""),
    "bars": ('<div class="x1">{}</div>', "{}", " | "),
    "row": ("<table><tr>{}</tr></table>", "<td>{}</td>", ""),
    "list": ('<div><ul class="m">{}</ul></div>', "<li>{}</li>", ""),
}
HEADINGS = {
    "h1": "<h1>{}</h1>",
    "h1 again": '<h1 class="title">{}</h1>',
    "h2": "<h2>{}</h2>",
    "span in h1": '<h1><span class="t">{}</span></h1>',
    "div": '<div class="title">{}</div>',
}
TRAILS = {
    "arrows": '<div class="bc">{home} » {section} » {title}</div>',
    "slashes": "<div>{home} / {section}</div>",
    "list": '<ol class="breadcrumb"><li>{home}</li><li>{section}</li><li>{title}</li></ol>',
    "you are in": "<p>أنت هنا: {home} &gt; {section}</p>",
}
PICTURES = {
    "bare": '<img src="/p/1.jpg">',
    "figure": '<figure><img src="/p/1.jpg"><figcaption>{}</figcaption></figure>',
    "box": '<div class="photo"><img src="/p/1.jpg"><div>{}</div></div>',
}
LISTS = {
    "ul": ("<ul>{}</ul>", "<li>{}</li>"),
    "div": ("<div>{}</div>", "<div>{}</div>"),
    "p": ("<div>{}</div>", "<p>{}</p>"),
    "h3": ("<div>{}</div>", "<h3>{}</h3>"),
    "cards": ('<div class="row">{}</div>', '<div class="col"><img src="/t/1.jpg"><h4>{}</h4></div>'),
    "dated": ("<ul>{}</ul>", "<li>{}<span>12 يناير 2026</span></li>"),
    "rows": ("<table>{}</table>", '<tr><td><img src="/t/2.jpg"></td><td>{}</td></tr>'),
}  # fmt: skip
BESIDE = ("آخر الأخبار", "الأكثر قراءة", "كتاب وآراء", "الأقسام", "فيديو")
RELATED = (
    "أخبار ذات صلة", "مواضيع ذات صلة", "قد يعجبك أيضا", "اقرأ أيضا", "أخبار متعلقة",
    "المزيد من الأخبار", "مقالات ذات صلة",
)  # fmt: skip
BELOW = {
    "share": '<div class="s"><a href="https://facebook.com/sharer">فيسبوك</a><a href="https://x.com/share">تويتر</a></div>',
    "print": '<div><a href="javascript:print()">طباعة</a> <a href="#">أرسل لصديق</a></div>',
    "follow": "<p>تابعونا على فيسبوك وتويتر</p>",
    "rating": "<div>قيّم هذا الخبر: 4.5 من 5</div>",
    "comment form": '<div><h3>اترك تعليقا</h3><p>لن يتم نشر عنوان بريدك الإلكتروني.</p><form><textarea></textarea><input type="submit" value="إرسال"></form></div>',
    "comments": "<div><h3>التعليقات (2)</h3><div><b>أبو محمد</b><p>خطوة ممتازة نتمنى أن تشمل باقي الأحياء وأن تكون دائمة.</p></div><div><b>سوسن</b><p>المهم الصيانة، ولا أحد يسأل عنها.</p></div></div>",
    "rights": "<p>جميع الحقوق محفوظة لصحيفة الضفاف</p>",
    "opinions": "<p>الآراء الواردة لا تعبر بالضرورة عن رأي الموقع.</p>",
    "donate": '<div class="dn"><h3>ادعم الصحافة المستقلة</h3><p>نعتمد على قرائنا لنبقى أحرارا، وكل مساهمة مهما صغرت تصنع فرقا في عملنا اليومي.</p><a href="/donate">ساهم الآن</a></div>',
    "channel": '<div class="wa"><a href="https://whatsapp.com/channel/1"><img src="/wa.png">تابع قناتنا على واتساب</a></div>',
    "correction": '<div><h4>هل وجدت خطأ؟</h4><p>أخبرنا عبر <a href="mailto:a@aldifaf.example">البريد</a></p></div>',
    "next and before": '<div class="nav-links"><div>السابق {}</div><div>التالي {}</div></div>',
}  # fmt: skip
POSTS = {"article": "<article>{}</article>", "div": '<div class="post">{}</div>'}
TAGGED = {
    "links": '<div class="tags">{}</div>',
    "labelled": "<p>الكلمات المفتاحية: {}</p>",
    "list": '<ul class="tags"><li>الوسوم:</li>{}</ul>',
}
AUTHORS = {
    "box": '<div class="au"><a href="/author/3"><img src="/f.jpg"></a><h4><a href="/author/3">{name}</a></h4><p>{life}</p></div>',
    "section": "<section><h3>عن الكاتب</h3><div>{name}</div><p>{life}</p></section>",
    "table": '<table><tr><td><img src="/f.jpg"></td><td><a href="/author/3">{name}</a><br>{life}</td></tr></table>',
}  # fmt: skip
ORDERS = ("hlfit", "hflit", "hfilt", "hlift", "hilft", "fhlit", "ihlft")
FRAMES = {
    "main": "<main>{}</main>",
    "divs": '<div class="c"><div class="l">{}</div></div>',
    "article": "<article>{}</article>",
    "id": '<div id="main">{}</div>',
    "table": "<table width='100%'><tr><td valign='top'>{}</td></tr></table>",
}


def menu(draft: Draft) -> str:
    around, each, between = draft.choose("menu", MENUS)
    entries = [draft.link("الرئيسية", "/")]
    entries += [draft.link(name, lines.section_address(name)) for name in words.SECTIONS]
    return around.format(between.join(each.format(entry) for entry in entries))


def _trail(draft: Draft) -> str:
    form = draft.perhaps(0.4, "trail", TRAILS)
    if form is None:
        return ""
    section = draft.section = draft.section or draft.draw.choice(words.SECTIONS)
    return form.format(
        home=draft.link("الرئيسية", "/"),
        section=draft.link(section, lines.section_address(section)),
        title=draft.headline,
    )


def picture(draft: Draft) -> str:
    form = draft.perhaps(0.6, "first picture", PICTURES)
    if form is None:
        return ""
    caption = f"مشهد من {draft.draw.choice(words.PLACES)}" if "{}" in form else None
    draft.images.insert(0, Image("/p/1.jpg", caption))
    return form.format(caption)


def links(draft: Draft, label: str, count: int) -> str:
    around, each = draft.choose("list", LISTS)
    heading = draft.draw.choice(("<h3>{}</h3>", "<h4>{}</h4>", '<div class="hd">{}</div>'))
    items = "".join(each.format(draft.link(draft.other())) for _ in range(count))
    return heading.format(label) + around.format(items)


def _author(draft: Draft) -> str:
    """Who wrote it, with a life, below the text."""
    draft.authors = draft.authors or [draft.draw.choice(words.NAMES)]
    return draft.choose("author", AUTHORS).format(name=draft.authors[0], life=words.LIFE)


def _tags(draft: Draft) -> str:
    form = draft.perhaps(0.4, "tags", TAGGED)
    if form is None:
        return ""
    draft.tags = draft.draw.sample(words.TAGS, draft.draw.randint(1, 4))
    links = [draft.link(name, f"/tag/{number}") for number, name in enumerate(draft.tags)]
    if "<ul" in form:
        return form.format("".join(f"<li>{link}</li>" for link in links))
    return form.format(("، " if ":" in form else " ").join(links))


def _below(draft: Draft) -> str:
    parts = [_tags(draft)]
    if draft.chance(0.1):
        parts.append(_author(draft))
    for _ in range(draft.draw.choice((0, 1, 2, 3))):
        if draft.chance(0.4):
            parts.append(f"<div>{links(draft, draft.draw.choice(RELATED), 3)}</div>")
        else:
            parts.append(texts.filled(draft, draft.choose("below", BELOW)))
    draft.draw.shuffle(parts)
    return "".join(parts)


def _with_next(draft: Draft, article: str, heading: str) -> str:
    """The article, and the next one appended below it, made as it is."""
    post = draft.choose("posts", POSTS)
    texts = [f"{draft.other()} {draft.draw.choice(words.CIRCUMSTANCES)}." for _ in range(3)]
    other = f"{heading.format(draft.other())}<div>12 مارس 2025</div>" + "".join(
        f"<p>{text}</p>" for text in texts
    )
    return post.format(article) + post.format(other)


def page(
    draft: Draft,
    head: Callable[[Draft, str], str] = heads.honest,
    text: Callable[[Draft], str] = texts.text,
) -> str:
    """An article of a site of today with the ``text``, and what ``head`` says of it."""
    chance = draft.draw
    parts = {"t": text(draft), "l": texts.lead(draft), "f": lines.facts(draft)}
    parts["i"] = picture(draft)
    over = draft.perhaps(0.2, "over the text", texts.OVER)
    parts["t"] = (over or "") + parts["t"]
    heading = draft.choose("heading", HEADINGS)
    parts["h"] = heading.format(draft.headline)
    order = chance.choice(ORDERS)
    draft.parts.append(f"order: {order}")
    trail = _trail(draft)
    article = trail + "".join(parts[name] for name in order) + _below(draft)
    if draft.chance(0.05):
        article = _with_next(draft, article, heading)
    article = draft.choose("frame", FRAMES).format(article)
    around = beside(draft, article)
    separator = chance.choice((" | ", " - ", " – ", " :: "))
    title = f"{draft.headline}{separator}{words.SITE}"
    return document(head(draft, title), menu(draft) + around)


def beside(draft: Draft, article: str) -> str:
    """The article with a column of links beside it, or alone."""
    chance = draft.draw
    boxes = "".join(
        f"<div>{links(draft, chance.choice(BESIDE), 5)}</div>"
        for _ in range(chance.choice((0, 1, 2)))
    )
    aside = chance.choice(("<aside>{}</aside>", '<div class="sb">{}</div>')).format(boxes)
    return aside + article if chance.random() < 0.25 else article + aside


def document(head: str, body: str) -> str:
    return (
        f"<!DOCTYPE html>{head}<body>"
        f"<header><a href='/'><img src='/logo.png' alt='{words.SITE}'></a></header>{body}"
        f"<footer><p>جميع الحقوق محفوظة © {words.SITE} 2026</p></footer></body></html>"
    )
