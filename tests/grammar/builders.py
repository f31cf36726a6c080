"""Pages of builders that speak English or French around an Arabic text."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from dataclasses import dataclass

from scraper.article import Image
from tests.grammar import frames, heads, lines, texts, words
from tests.grammar.draft import DAY, Draft

NAMES = ("Sami Haddad", "Laila Assaf", "Mohamed El Khatib", "Nora Suleiman", *words.NAMES[:6])


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a builder says in its own language."""

    languages: tuple[str, ...]  # that ``html`` names; "" for none
    days: tuple[str, ...]
    clocks: tuple[str, ...]
    day_labels: tuple[str, ...]
    bylines: tuple[str, ...]
    filed: tuple[str, ...]
    counters: tuple[str, ...]
    home: str
    pages: tuple[str, ...]  # of a menu, which are no sections
    beside: tuple[str, ...]  # what heads columns of links
    related: tuple[str, ...]
    inserts: dict[str, str]
    below: dict[str, str]
    tagged: tuple[str, ...]
    caption: str
    rights: str


ENGLISH = Tongue(
    languages=("en-US", "en", "", "ar"),
    days=("March 14, 2025", "Mar 14, 2025", "14 March 2025", "14 Mar 2025", "Friday, March 14, 2025", "2025-03-14", "14/03/2025", "03/14/2025", "March 14th, 2025"),
    clocks=(" 10:25 am", " at 10:25 am", ", 10:25 AM", " 10:25", " - 10:25"),
    day_labels=("", "", "Posted on ", "Published: ", "Published on ", "Posted ", "On "),
    bylines=("By {}", "by {link}", "By {link}", "Written by {}", "Posted by {link}", "Author: {}", "{link}"),
    filed=("{link}", "in {link}", "Category: {link}", "Posted in {link}", "Filed under: {link}"),
    counters=("3 min read", "312 Views", "No Comments", "0 Comments", "Leave a comment", "2 minutes read", "Share", "Print"),
    home="Home",
    pages=("About", "Contact", "Privacy Policy"),
    beside=("Recent Posts", "Latest News", "Most Read", "Popular Posts", "Categories"),
    related=("Related Posts", "You may also like", "Related", "More from this category", "Read more", "Related Articles"),
    inserts={
        "read also": "<p>Read also: {}</p>",
        "related": "<p><strong>Related: {}</strong></p>",
        "advertisement": '<div class="ads"><span>Advertisement</span><iframe src="/ads/1"></iframe></div>',
        "advertisements": "<p>ADVERTISEMENT</p>",
        "newsletter": '<div><h4>Subscribe to our newsletter</h4><form><input type="email"><button>Subscribe</button></form></div>',
        "list": "<div><h4>You may also like</h4><ul><li>{}</li><li>{}</li></ul></div>",
        "share": '<div><h3>Share this:</h3><ul><li><a href="https://x.com/share">Twitter</a></li><li><a href="https://facebook.com/sharer">Facebook</a></li></ul></div>',
        "follow": '<p>Follow us on <a href="https://t.me/alwadi">Telegram</a></p>',
        "continues": "<p>Story continues below</p>",
    },
    below={
        "share": '<div class="s"><h3>Share this:</h3><ul><li><a href="https://x.com/share">Click to share on X (Opens in new window)</a></li><li><a href="https://facebook.com/sharer">Facebook</a></li></ul></div>',
        "like": "<div><h3>Like this:</h3><span>Like</span> <span>Loading...</span></div>",
        "comments": '<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p><form><textarea></textarea><input type="submit" value="Post Comment"></form></div>',
        "cancel": '<h3>Leave a Reply <small><a href="#respond">Cancel reply</a></small></h3>',
        "around": '<nav><div>Previous Post {}</div><div>Next Post {}</div></nav>',
        "print": '<p><a href="javascript:print()">Print this page</a></p>',
        "follow": "<p>Follow us on Facebook and Twitter</p>",
        "thoughts": "<div><h2>One thought on “[]”</h2><p>Mona says:</p><p>شكرا على هذا التقرير المفيد جدا.</p></div>",
        "newsletter": '<div><h3>Sign up for our newsletter</h3><p>Get the latest news delivered to your inbox.</p><form><input type="email"></form></div>',
    },
    tagged=("Tags: {}", "Tagged: {}", "Tags {}"),
    caption="Photo: {}",
    rights="© 2025 {}. All rights reserved. Powered by WordPress",
)  # fmt: skip

FRENCH = Tongue(
    languages=("fr-FR", "fr", "", "ar"),
    days=("14 mars 2025", "vendredi 14 mars 2025", "14/03/2025", "14-03-2025", "14 Mars, 2025"),
    clocks=(" à 10h25", " - 10:25", " 10:25", ", 10h25"),
    day_labels=("", "", "Publié le ", "Publié le : ", "Posté le ", "Mis en ligne le ", "Le "),
    bylines=("Par {}", "par {link}", "Par {link}", "Auteur : {}", "Rédigé par {}", "{link}"),
    filed=("{link}", "dans {link}", "Catégorie : {link}", "Rubrique : {link}"),
    counters=("3 min de lecture", "312 vues", "Aucun commentaire", "0 commentaire", "Laisser un commentaire", "Partager", "Imprimer"),
    home="Accueil",
    pages=("A propos", "Contact", "Mentions légales"),
    beside=("Articles récents", "Les plus lus", "Dernières nouvelles", "Catégories"),
    related=("Articles similaires", "A lire aussi", "Sur le même sujet", "Vous aimerez aussi", "Lire aussi"),
    inserts={
        "read also": "<p>Lire aussi : {}</p>",
        "related": "<p><strong>A lire aussi : {}</strong></p>",
        "advertisement": '<div class="ads"><span>Publicité</span><iframe src="/ads/1"></iframe></div>',
        "newsletter": '<div><h4>Abonnez-vous à notre newsletter</h4><form><input type="email"><button>OK</button></form></div>',
        "list": "<div><h4>Sur le même sujet</h4><ul><li>{}</li><li>{}</li></ul></div>",
        "share": '<div><h3>Partager :</h3><ul><li><a href="https://x.com/share">Twitter</a></li><li><a href="https://facebook.com/sharer">Facebook</a></li></ul></div>',
    },
    below={
        "share": '<div class="s"><h3>Partager :</h3><ul><li><a href="https://x.com/share">Twitter</a></li><li><a href="https://facebook.com/sharer">Facebook</a></li></ul></div>',
        "comments": '<div id="respond"><h3>Laisser un commentaire</h3><p>Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *</p><form><textarea></textarea><input type="submit" value="Laisser un commentaire"></form></div>',
        "around": '<nav><div>Article précédent {}</div><div>Article suivant {}</div></nav>',
        "print": '<p><a href="javascript:print()">Imprimer</a></p>',
        "follow": "<p>Suivez-nous sur Facebook</p>",
    },
    tagged=("Mots-clés : {}", "Tags: {}", "Étiquettes : {}"),
    caption="Photo : {}",
    rights="© 2025 {}. Tous droits réservés.",
)  # fmt: skip
TONGUES = {"English": ENGLISH, "French": FRENCH}


def _day(draft: Draft, tongue: Tongue) -> str:
    printed = draft.draw.choice(tongue.days)
    draft.published = DAY.date()
    if draft.chance(0.4):
        printed += draft.draw.choice(tongue.clocks)
        draft.published = DAY
    return draft.draw.choice(tongue.day_labels) + printed


def _byline(draft: Draft, tongue: Tongue) -> str:
    name = draft.draw.choice(NAMES)
    draft.authors.append(name)
    form = draft.draw.choice(tongue.bylines)
    draft.parts.append(f"byline: {form}")
    link = draft.link(name, f"/author/{draft.draw.randint(1, 99)}/")
    return form.format(name, link=link)


def _filed(draft: Draft, tongue: Tongue) -> str:
    draft.section = draft.draw.choice(words.SECTIONS)
    form = draft.draw.choice(tongue.filed)
    draft.parts.append(f"filed: {form}")
    return form.format(link=draft.link(draft.section, lines.section_address(draft.section)))


def _facts(draft: Draft, tongue: Tongue) -> str:
    told = [_day(draft, tongue)]
    if draft.chance(0.6):
        told.append(_byline(draft, tongue))
    if draft.chance(0.4):
        told.append(_filed(draft, tongue))
    for counter in draft.draw.sample(tongue.counters, draft.draw.choice((0, 0, 1, 2))):
        told.append(counter)
        draft.parts.append(f"facts: {counter}")
    draft.draw.shuffle(told)
    return draft.choose("facts", lines.SHAPES)(told)


def _tags(draft: Draft, tongue: Tongue) -> str:
    if not draft.chance(0.4):
        return ""
    draft.tags = draft.draw.sample(words.TAGS, draft.draw.randint(1, 4))
    links = [draft.link(name, f"/tag/{number}/") for number, name in enumerate(draft.tags)]
    form = draft.draw.choice(tongue.tagged)
    draft.parts.append(f"tags: {form}")
    return f"<p>{form.format(', '.join(links))}</p>"


def _below(draft: Draft, tongue: Tongue) -> str:
    parts = [_tags(draft, tongue)]
    for _ in range(draft.draw.choice((0, 1, 2, 3))):
        if draft.chance(0.4):
            label = draft.draw.choice(tongue.related)
            draft.parts.append(f"related: {label}")
            parts.append(f"<div>{frames.links(draft, label, 3)}</div>")
        else:
            parts.append(texts.filled(draft, draft.choose("below", tongue.below)))
    draft.draw.shuffle(parts)
    return "".join(parts)


def _menu(draft: Draft, tongue: Tongue) -> str:
    around, each, between = draft.choose("menu", frames.MENUS)
    entries = [draft.link(tongue.home, "/")]
    entries += [draft.link(name, lines.section_address(name)) for name in words.SECTIONS]
    entries += [draft.link(name, f"/page{number}") for number, name in enumerate(tongue.pages)]
    return around.format(between.join(each.format(entry) for entry in entries))


def _trail(draft: Draft, tongue: Tongue) -> str:
    form = draft.perhaps(0.3, "trail", frames.TRAILS)
    if form is None or "أنت هنا" in form:
        return ""
    section = draft.section = draft.section or draft.draw.choice(words.SECTIONS)
    return form.format(
        home=draft.link(tongue.home, "/"),
        section=draft.link(section, lines.section_address(section)),
        title=draft.headline,
    )


def _picture(draft: Draft) -> str:
    form = draft.perhaps(0.5, "first picture", frames.PICTURES)
    if form is None:
        return ""
    caption = f"مشهد من {draft.draw.choice(words.PLACES)}" if "{}" in form else None
    draft.images.insert(0, Image("/p/1.jpg", caption))
    return form.format(caption)


def page(draft: Draft) -> str:
    """An Arabic article in the frame of another language."""
    tongue = draft.choose("tongue", TONGUES)
    chance = draft.draw
    parts: dict[str, str] = {
        "t": texts.text(draft, inserts=tongue.inserts),
        "l": texts.lead(draft),
        "f": _facts(draft, tongue),
    }
    parts["i"] = _picture(draft)
    parts["h"] = draft.choose("heading", frames.HEADINGS).format(draft.headline)
    order = chance.choice(frames.ORDERS)
    draft.parts.append(f"order: {order}")
    trail = _trail(draft, tongue)
    article = trail + "".join(parts[name] for name in order) + _below(draft, tongue)
    article = draft.choose("frame", frames.FRAMES).format(article)
    boxes = "".join(
        f"<div>{frames.links(draft, chance.choice(tongue.beside), 5)}</div>"
        for _ in range(chance.choice((0, 1, 2)))
    )
    around = f"{article}<aside>{boxes}</aside>" if boxes else article
    language = chance.choice(tongue.languages)
    draft.parts.append(f"language: {language}")
    head = heads.honest(draft, f"{draft.headline} - {words.SITE}")
    head = head.replace(
        "<html lang='ar' dir='rtl'>", f"<html lang='{language}'>" if language else "<html>"
    )
    rights = tongue.rights.format(words.SITE)
    return (
        f"<!DOCTYPE html>{head}<body><header><a href='/'>{words.SITE}</a></header>"
        f"{_menu(draft, tongue)}{around}<footer><p>{rights}</p></footer></body></html>"
    )
