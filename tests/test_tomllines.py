"""The lines of keys in a TOML text, compared with what tomllib makes of the same text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scraper.tomllines import Path, key_lines


def paths(value: Any, base: Path = ()) -> Iterator[Path]:
    """Every path in what tomllib read."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in items:
        path = (*base, key)
        yield path
        if isinstance(child, dict | list):
            yield from paths(child, path)


NASTY = '''\
# home = "no"
"quoted \\"key\\"" = 'its'
literal."dotted.key".'x' = """
three = "lines"
and a quotation mark""""
raw = \'\'\'
[not a table]\'\'\'
feeds = [ # a comment, with ] and "
  "https://example.com/#]",   # one

  [1, 2,], 2020-01-13T00:00:00Z,
  { a = 1, b.c = [ {d = 2} ] },
]
number = 1_000 # comment
[table.below]
key = true
[[select]]
since = 2020-01-13
body = "a[href='x']"
[[select.inner]]
x = 1
[[select.inner]]
x = 2
[select.more]
y = 3
[[select]]
body = 'p'
'''


def test_every_key_of_a_nasty_text_has_the_line_on_which_it_stands() -> None:
    text = NASTY
    lines = key_lines(text)
    assert set(paths(tomllib.loads(text))) == set(lines)
    source = text.splitlines()
    for path, line in lines.items():
        if isinstance(path[-1], str):
            name = path[-1].replace('"', '\\"')
            assert name in source[line - 1], path
    assert lines["feeds", 0] == 9
    assert lines["feeds", 3, "b", "c", 0, "d"] == 12
    assert lines["select", 1] == source.index("[[select]]", 20) + 1
    assert lines["select", 0, "inner", 1, "x"] == source.index("x = 2") + 1


def test_windows_line_ends_are_counted_once() -> None:
    assert key_lines('a = 1\r\n\r\nb = """x\r\ny"""\r\nc = [\r\n1,\r\n2]\r\n') == {
        ("a",): 1,
        ("b",): 3,
        ("c",): 5,
        ("c", 0): 6,
        ("c", 1): 7,
    }


def test_a_text_without_keys_has_no_lines() -> None:
    assert key_lines("") == key_lines("\n# only a comment") == {}


_words = st.text("ab\"'\\#[]{},.= \n\tض", max_size=6)
_names = st.sampled_from(["a", "b-c", '"d.e"', "'f g'", "ض"]).map(
    lambda word: f'"{word}"' if word == "ض" else word
)


def _basic(text: str) -> str:
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(raw, escaped)
    return f'"{text}"'


def _long(text: str) -> str:
    return '"""\n' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'


_scalars = st.one_of(
    _words.map(_basic),
    _words.filter(lambda text: not text.endswith('"')).map(_long),
    _words.filter(lambda text: "'" not in text and "\n" not in text).map(lambda t: f"'{t}'"),
    st.sampled_from(["1", "-2.5e3", "true", "1979-05-27", "1979-05-27 07:32:00", "inf"]),
)
_gaps = st.sampled_from(["", " ", "\n", "\n  # , ] }\n"])


def _array(parts: tuple[list[str], str]) -> str:
    values, gap = parts
    return "[" + gap + "".join(f"{value}{gap},{gap}" for value in values) + "]"


def _inline(pairs: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"


_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.tuples(st.lists(inner, max_size=3), _gaps).map(_array),
        st.dictionaries(_names, inner, max_size=2).map(_inline),
    ),
    max_leaves=8,
)
_bodies = st.dictionaries(_names, _values, max_size=3)


@given(st.tuples(_bodies, st.lists(_bodies, max_size=3), _gaps))
def test_the_paths_are_those_of_tomllib_for_any_text(
    parts: tuple[dict[str, str], list[dict[str, str]], str],
) -> None:
    top, tables, gap = parts
    lines = [f"{key} = {value}{gap if chr(10) in gap else ''}" for key, value in top.items()]
    for table in tables:
        lines.append("[[ select ]] # [x]")
        lines += [f"{key} = {value}" for key, value in table.items()]
    text = "\n".join(lines)
    assert set(key_lines(text)) == set(paths(tomllib.loads(text)))
