"""A page as lines: what a reader sees as one, never glued and never torn."""

from __future__ import annotations

import pytest

from scraper.parser.markup.lines import Role
from scraper.parser.markup.walk import MAX_DEPTH
from tests.parser.making import layout, lines


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<p>كلمة نصفها <b>عر</b>يض</p>", ["كلمة نصفها عريض"]),
        ("<p>ال<em>م</em>درس<i>ة</i>.</p>", ["المدرسة."]),
        ("<div><a href=1>سياسة</a><a href=2>محلي</a></div>", ["سياسة محلي"]),
        ("<p><a href=1>بيروت</a>، وهي</p>", ["بيروت، وهي"]),
        ("<p><a href=1>خبر</a><br>ال<a href=2>مدرسة</a></p>", ["خبر", "المدرسة"]),
        ("<p>قال<br>ثم سكت<br/>وعاد</p>", ["قال", "ثم سكت", "وعاد"]),
        ("<h1>عنوان<br>في سطرين</h1>", ["عنوان في سطرين"]),
        ("<td>أ</td>", ["أ"]),
        ("<table><tr><td>المدينة</td><td>العدد</td></tr></table>", ["المدينة", "العدد"]),
        ("<p>قبل<div>بين</div>بعد</p>", ["قبل", "بين", "بعد"]),
        ("<ul><li>أول<li>ثان</ul>", ["أول", "ثان"]),
        ("<a href=1><h3>عنوان</h3><p>ملخص</p></a>", ["عنوان", "ملخص"]),
        ("<p>قبل<script>var x='سر'</script>بعد</p>", ["قبلبعد"]),
        ("<p>نص</p><style>p{}</style><template><p>خفي</p></template>", ["نص"]),
        ("<noscript><p>بلا برامج</p></noscript>", ["بلا برامج"]),
        ("<select><option>خيار</option></select><p>نص</p>", ["نص"]),
        ("<p>نص<!-- تعليق -->متصل</p>", ["نصمتصل"]),
        ("<p>  أول \n\t  ثان\u00a0ثالث </p>", ["أول ثان ثالث"]),
        ("<p></p><p> \n </p>", []),
        ("<span>سطر</span><hr><span>آخر</span>", ["سطر", "آخر"]),
        ("<p>أول</p>ذيل<p>ثان</p>", ["أول", "ذيل", "ثان"]),
        ("<blockquote>قول<footer>قائله</footer></blockquote>", ["قول", "قائله"]),
        ("<custom-tag>نص <b>في</b> غريب</custom-tag>", ["نص في غريب"]),
        ("<svg><text>رسم</text></svg><p>نص</p>", ["نص"]),
        ("<p>ماء H<sub>2</sub>O</p>", ["ماء H2O"]),
        ("<p>قال<span hidden>سر <b>خفي</b></span> جهراً</p>", ["قال جهراً"]),
        ("<p><a>نص<i class='x sr-only'>نافذة جديدة</i></a>.</p>", ["نص."]),
        ("<p>نص<i class='sr-only md:not-sr-only'> يرى</i></p>", ["نص يرى"]),
        ("<div>نص<i class='sr-only'> يسمع</i></div>", ["نص يسمع"]),
        ("<button>شارك</button><p>نص</p>", ["شارك", "نص"]),
    ],
)
def test_markup_is_read_as_lines(markup: str, wanted: list[str]) -> None:
    assert lines(f"<body>{markup}</body>") == wanted


@pytest.mark.parametrize("tag", ["div", "span", "b", "a", "ul", "blockquote", "font"])
def test_a_page_a_hundred_thousand_elements_deep_is_read(tag: str) -> None:
    deep = f"<{tag}>" * 100_000
    found = layout(f"<body><p>قبل</p>{deep}النص")
    assert next(line.text for line in found.lines) == "قبل"
    assert all(box.depth <= MAX_DEPTH for box in found.boxes)


def test_text_below_the_deepest_box_stays() -> None:
    markup = "<div>" * 300 + "<p>أول</p><p>ثان</p>" + "</div>" * 300 + "<p>بعد</p>"
    text = " ".join(lines(f"<body>{markup}"))
    assert text.split() == ["أول", "ثان", "بعد"] or text == "أولثان بعد"


def test_boxes_know_their_lines() -> None:
    found = layout("<body><div id=x><p>أول</p><p>ثان</p></div><p>ثالث</p></body>")
    box = next(box for box in found.boxes if box.element.get("id") == "x")
    assert (box.first, box.last) == (0, 2)
    assert found.text_of(box) == (6, 0)
    for each in found.boxes:
        assert 0 <= each.first <= each.last <= len(found.lines)
        if each.parent is not None:
            assert each.parent.first <= each.first
            assert each.last <= each.parent.last
            assert each.within(each.parent)


def test_every_line_stands_in_its_box() -> None:
    found = layout("<body>أ<div>ب<p>ج</p>د<section>ه<br>و</section></div>ز</body>")
    assert [line.text for line in found.lines] == list("أبجدهوز")
    for line in found.lines:
        assert line.box.first <= line.index < line.box.last


def test_linked_characters_are_counted() -> None:
    (line,) = layout("<body><p>نص <a href=1>رابط</a> آخر</p></body>").lines
    assert (line.size, line.links) == (len("نص رابط آخر"), 4)
    assert [anchor.get("href") for anchor in line.anchors] == ["1"]
    found = layout("<body><p>نص</p><p><a>اقرأ أيضاً</a></p></body>")
    assert found.links[-1] == len("اقرأ أيضاً")
    assert found.chars[-1] == len("نص") + len("اقرأ أيضاً")


def test_roles_are_inherited_but_a_headings_is_its_own() -> None:
    found = layout("<body><nav><ul><li><h2>أ</h2></li></ul></nav><h2><p>ب</p></h2><p>ج</p></body>")
    one, *_, three = found.lines
    assert one.box.roles & Role.NAV
    assert one.box.roles & Role.ITEM
    assert one.box.roles & Role.HEADING
    assert not three.box.roles


def test_labels_stand_with_what_they_label() -> None:
    (line,) = layout("<body><p><b>كتب:</b> <span>سامي حداد</span> | <i>3 آذار</i></p></body>").lines
    assert line.segments() == ["كتب: سامي حداد", "3 آذار"]


def test_pictures_and_clocks_know_where_they_stand() -> None:
    found = layout("<body><p>أ</p><figure><img src=x><figcaption>ب</figcaption></figure>"
                   "<time datetime=2025-03-09>ج</time></body>")  # fmt: skip
    ((image, box, place),) = found.images
    assert (image.get("src"), box.tag, place) == ("x", "figure", 1)
    ((clock, _, after),) = found.times
    assert (clock.get("datetime"), after) == ("2025-03-09", 2)


def test_a_span_beside_a_picture_that_calls_itself_caption_is_a_line() -> None:
    markup = (
        '<body><div><img src=x><span class="img-caption">الجسر ليلاً</span>نص الخبر</div></body>'
    )
    assert lines(markup) == ["الجسر ليلاً", "نص الخبر"]
