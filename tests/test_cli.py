"""The program's manners: help, wrong usage, environment, terminal, pipes, and no traceback ever."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import click
import pytest

from scraper.cli.program import COMMANDS, group
from scraper.demo import DemoSite, Plan
from tests.cli import PROGRAM, article, environment, on_terminal, scraper
from tests.site.server import Answer, Server

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def test_help_shows_every_command_with_an_example_for_each() -> None:
    shown = scraper("--help")
    assert shown.status == 0
    assert all(re.search(rf"^  {name} ", shown.out, re.MULTILINE) for name in COMMANDS)
    assert "Exit status:" in shown.out
    for name in COMMANDS:
        own = scraper(name, "--help")
        assert own.status == 0, own.err
        assert f"\n  scraper {name}" in own.out, "an example to copy"
        assert "--quiet" in own.out


def test_the_shell_can_complete_commands_and_options() -> None:
    script = scraper(env=environment(_SCRAPER_COMPLETE="bash_source"))
    assert "complete -o nosort -F _scraper_completion scraper" in script.out
    words = {"COMP_WORDS": "scraper run --del", "COMP_CWORD": "2"}
    offered = scraper(env=environment(_SCRAPER_COMPLETE="bash_complete", **words))
    assert "plain,--delay" in offered.out


def test_the_version_is_told() -> None:
    shown = scraper("--version")
    assert (shown.status, shown.out.split()[0]) == (0, "scraper")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rum"], "No such command 'rum'"),
        (["run", "--dela", "3"], "--dela"),
        (["run", "--delay", "-1"], "-1"),
        (["run", "--since", "3 May"], "2024-05-03"),
        (["run", "--limit", "0"], "--limit"),
        (["run", "--since", "2024-05-03", "--until", "2024-05-01"], "later than"),
        (["run", "--country", "ZZ"], "ISO 3166"),
        (["run", "nowhere.toml"], "nowhere.toml"),
        (["run", "--contact", "a\nb", "https://a.example/"], "contact"),
        (["run", "https://a b/"], "a b"),
        (["get"], "URL"),
        (["get", "ftp://a.example/"], "ftp://a.example/"),
        (["parse", "nowhere.html"], "nowhere.html"),
        (["run", "--out", "a{b}.jsonl", "https://a.example/"], "{site}"),
    ],
)
def test_wrong_usage_is_one_clear_message_and_status_2(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    said = scraper(*arguments, folder=tmp_path)
    assert said.status == 2, said.err
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_faulty_seed_file_is_named_with_line_and_key(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('home = "https://a.example/"\nzone = "Asia/Nowhere"\n')
    said = scraper("run", "bad.toml", folder=tmp_path)
    assert said.status == 2
    assert "bad.toml:2: zone:" in said.err


def test_an_output_that_cannot_be_written_is_one_sentence_and_status_1(tmp_path: Path) -> None:
    said = scraper("run", "--out", "no/such/folder.jsonl", "https://a.example/", folder=tmp_path)
    assert said.status == 1
    assert "no/such/folder.jsonl" in said.err
    assert len(said.err.splitlines()) == 1


def test_options_can_be_set_by_the_environment(tmp_path: Path) -> None:
    said = scraper("run", folder=tmp_path, env=environment(SCRAPER_LIMIT="none"))
    assert said.status == 2
    assert "SCRAPER_LIMIT" in said.err or "--limit" in said.err
    (tmp_path / "page.html").write_bytes(article())
    quiet = scraper("parse", "page.html", folder=tmp_path, env=environment(SCRAPER_LOG_JSON="1"))
    assert quiet.status == 0


def test_the_help_names_every_option_that_no_variable_sets() -> None:
    main = group
    root = click.Context(main)
    unset = {
        (name, option.opts[0])
        for name in main.list_commands(root)
        for option in _command(main, root, name).params
        if isinstance(option, click.Option) and not option.envvar and not option.is_eager
    }
    assert unset == {
        ("get", "--memory"),
        ("parse", "--memory"),
        ("parse", "--seed"),
        ("demo", "--port"),
    }
    told = " ".join((main.epilog or "").split())
    assert "not those that belong to one call (--port, --seed, and the --memory of get and" in told


def _command(main: click.Group, context: click.Context, name: str) -> click.Command:
    command = main.get_command(context, name)
    assert command is not None
    return command


def test_get_prints_records_and_names_what_gave_none_with_the_reason() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/2"] = Answer(b"<title>x</title><p>nothing here")
        said = scraper(
            "get", "--delay", "0", f"{server.url}/1", f"{server.url}/2", f"{server.url}/3"
        )
    records = [json.loads(line) for line in said.out.splitlines()]
    assert [record["headline"] for record in records] == ["افتتاح مدرسة جديدة في ريف دمشق"]
    assert said.status == 1
    assert f"{server.url}/3: gone: the server answered 404" in said.err
    assert f"{server.url}/2: " in said.err


def test_get_reads_addresses_from_standard_input_and_goes_on_after_a_bad_one() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        lines = f"# saved yesterday\n\nnot an address\n{server.url}/1\n"
        said = scraper("get", "--delay", "0", "-", f"{server.url}/9", stdin=lines.encode())
    assert len(said.out.splitlines()) == 1
    assert "not an address" in said.err
    assert said.status == 1


def test_get_asks_robots_txt_first_and_obeys_it() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /1")
        said = scraper("get", f"{server.url}/1")
        assert server.paths() == ["/robots.txt"]
    assert "forbidden: robots.txt closes this address" in said.err


@pytest.mark.parametrize(
    ("headers", "more"),
    [({"X-Robots-Tag": "noarchive"}, ""), ({}, '<meta name="robots" content="none">')],
)
def test_a_pages_own_robots_directives_are_obeyed_unless_the_user_says_otherwise(
    headers: dict[str, str], more: str
) -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article(more=more), headers=headers)
        obeyed = scraper("get", "--delay", "0", f"{server.url}/1")
        read = scraper("get", "--delay", "0", "--no-page-robots", f"{server.url}/1")
    assert (obeyed.status, obeyed.out) == (1, "")
    assert "asks not to be kept" in obeyed.err
    assert read.status == 0, read.err


def test_the_user_agent_is_honest_and_has_a_contact() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        scraper("get", "--delay", "0", "--contact", "mailto:me@a.example", f"{server.url}/1")
        agents = {asked.headers["user-agent"] for asked in server.trace}
    assert len(agents) == 1
    assert re.fullmatch(r"arabic-news-scraper/[\w.]+ \(\+mailto:me@a\.example\)", agents.pop())


def test_a_reader_that_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.html").write_bytes(article(f"عنوان الخبر رقم {number} من ريف دمشق"))
    pipe = subprocess.run(
        ["bash", "-o", "pipefail", "-c", '"$@" | head -n 1', "_", *PROGRAM, "parse", str(tmp_path)],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert pipe.stderr == b""
    assert pipe.returncode == 0
    assert len(pipe.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("redirection", "status", "words"),
    [
        (">/dev/full", 1, "the disk is full"),
        (">&-", 0, ""),
        ("2>&-", 0, ""),
        ("2>/dev/full", 0, ""),
    ],
)
def test_closed_and_full_outputs_are_borne(
    tmp_path: Path, redirection: str, status: int, words: str
) -> None:
    (tmp_path / "page.html").write_bytes(article())
    (tmp_path / "none.html").write_bytes(b"<title>x</title>")
    script = f'"$@" {redirection}'
    done = subprocess.run(
        ["bash", "-c", script, "_", *PROGRAM, "parse", str(tmp_path)],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert words.encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"fault of the program" not in done.stderr
    if redirection.startswith("2"):
        assert len(done.stdout.splitlines()) == 1


EVIL = "خبر\x1b]0;owned\x07 \x9b31m\u202eأحمر\x00"


def test_nothing_from_a_page_reaches_the_terminal_as_a_control(tmp_path: Path) -> None:
    name = tmp_path / "evil\x1b[31m.html"
    name.write_bytes(article(EVIL))
    (tmp_path / "none.html").write_bytes(f"<title>{EVIL}</title>".encode())
    said = scraper("parse", tmp_path)
    assert not ESCAPES.search(said.out)
    assert not ESCAPES.search(said.err)
    with Server() as server:
        server.answers["/1"] = Answer(b"", 302, {"Location": "http://\x1b[31mx/"})
        said = scraper("get", "--delay", "0", f"{server.url}/1")
    assert said.status == 1
    assert not ESCAPES.search(said.err)


def test_a_fault_of_the_program_is_one_sentence_and_debug_shows_the_traceback() -> None:
    code = (
        "import scraper.cli.parse as p, scraper.cli.program as m, sys\n"
        "def broken(*a, **k): raise ZeroDivisionError('by design')\n"
        "p.parse_pages = broken\n"
        "m.main(['parse', *sys.argv[1:]])"
    )
    shown = []
    for more in ([], ["--debug"]):
        command = [PROGRAM[0], "-c", code, *more, __file__]
        done = subprocess.run(command, capture_output=True, env=environment(), check=False)
        assert done.returncode == 1
        shown.append(done.stderr.decode())
    assert "fault of the program: ZeroDivisionError: by design" in shown[0]
    assert len(shown[0].splitlines()) == 1
    assert "Traceback" in shown[1]


def test_log_json_says_everything_as_json_lines(tmp_path: Path) -> None:
    (tmp_path / "none.html").write_bytes(b"<title>x</title>")
    said = scraper("parse", "--log-json", tmp_path / "none.html")
    entries = [json.loads(line) for line in said.err.splitlines()]
    assert [entry["level"] for entry in entries] == ["warning"]
    assert entries[0]["file"].endswith("none.html")
    assert entries[0]["event"] == "refused"


def test_a_terminal_of_another_charset_is_served_too(tmp_path: Path) -> None:
    (tmp_path / "خبر.html").write_bytes(b"<title>x</title>")
    env = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    said = scraper("parse", tmp_path, env=env)
    assert "Traceback" not in said.err
    assert "fault of the program" not in said.err


def test_a_terminal_gets_the_same_words_as_a_log(tmp_path: Path) -> None:
    (tmp_path / "none.html").write_bytes(b"<title>x</title>")
    assert "none.html" in on_terminal("parse", tmp_path / "none.html").err


def test_the_catalogue_adds_sites_that_have_no_seed() -> None:
    seeds = scraper("seeds", "--country", "YE").out.splitlines()
    more = scraper("seeds", "--country", "YE", "--catalogue").out.splitlines()
    assert set(seeds) < set(more)
    assert len({line.split("\t")[2] for line in more}) == len(more)


def test_seeds_tell_what_each_site_has_given(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, hosts=1)) as site:
        home = site.homes[0]
        assert scraper("run", "--delay", "0", "--quiet", home, folder=tmp_path).status == 0
    seed = tmp_path / "demo.toml"
    seed.write_text(f'home = "{home}"\n', "utf-8")
    listed = scraper("seeds", "--memory", "articles.sqlite3", str(seed), folder=tmp_path).out
    assert int(listed.split("\t")[4]) > 0
    assert scraper("seeds", "--memory", "none.sqlite3", str(seed), folder=tmp_path).status == 2
