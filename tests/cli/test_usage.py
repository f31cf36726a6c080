"""How the program is called: help, completion, version, environment, wrong usage."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from scraper.cli.program import COMMANDS, group
from scraper.writer import Store
from tests.program import ROOT, article, environment, scraper


def test_help_shows_every_command_with_an_example_for_each() -> None:
    shown = scraper("--help")
    assert shown.status == 0
    assert all(re.search(rf"^  {name} ", shown.out, re.MULTILINE) for name in COMMANDS)
    assert "Exit status:" in shown.out
    assert "..." not in shown.out.partition("Commands:")[2], "what a command does is said whole"
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
        (["demo", "--port", "99999"], "65526"),
        (["run", "--country", "ZZ"], "ISO 3166"),
        (["run", "nowhere.toml"], "nowhere.toml"),
        (["run", "--contact", "a\nb", "https://a.example/"], "contact"),
        (["run", "https://a b/"], "a b"),
        (["run", "-o", "-", "https://a.example/"], "out -: this cannot be standard output"),
        (
            ["run", "-o", "/dev/stdout", "https://a.example/"],
            "out /dev/stdout: this cannot be standard output",
        ),
        (["get"], "URL"),
        (["get", "ftp://a.example/"], "ftp://a.example/"),
        (["parse", "nowhere.html"], "nowhere.html"),
        (["run", "--out", "a{b}.jsonl", "https://a.example/"], "{site}"),
        (["run", "--out", "-", "https://a.example/"], "out -"),
        (["run", "--report", "-", "https://a.example/"], "report -"),
        (["run", "--delay", "nan", "https://a.example/"], "delay nan"),
        (["run", "--deadline", "inf", "https://a.example/"], "deadline inf"),
        (["get", "--delay", "inf", "https://a.example/1"], "delay inf"),
        (["run", "--revisit", "nan", "https://a.example/"], "revisit nan"),
        (["run", "--deadline", "1h", "https://a.example/"], "not a valid number of seconds"),
        (["run", "--revisit", "2d", "https://a.example/"], "not a valid number of hours"),
        (["add", "--deadline", "0", "https://a.example/"], "not in the range x>0"),
        (["run", ""], "an argument is empty"),
        (["check"], "no memory"),
        (["seeds", "--memory", "nowhere"], "no such memory"),
        (["get", "--memory", "nowhere", "https://a.example/1"], "no such memory"),
        (
            ["get", "a.example/خبر"],
            "'a.example/خبر' is not an http or https address; write it with",
        ),
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


def test_a_memory_that_knows_no_site_is_nothing_to_check(tmp_path: Path) -> None:
    Store.open(tmp_path / "articles.jsonl").close()
    said = scraper("check", folder=tmp_path)
    assert said.status == 2
    assert said.err == "scraper: articles.sqlite3: this memory knows no site yet; name one\n"


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
    assert "'--limit': 'none' is not" in said.err
    assert "set by SCRAPER_LIMIT in the environment" in said.err
    (tmp_path / "page.html").write_bytes(article())
    quiet = scraper("parse", "page.html", folder=tmp_path, env=environment(SCRAPER_LOG_JSON="1"))
    assert quiet.status == 0


def test_wrong_usage_is_a_line_of_json_too_where_all_is(tmp_path: Path) -> None:
    said = scraper("run", "--log-json", folder=tmp_path, env=environment(SCRAPER_LIMIT="none"))
    assert said.status == 2
    told = json.loads(said.err)
    assert (told["level"], told["event"]) == ("warning", "usage")
    assert "'--limit': 'none' is not" in told["message"]
    assert told["message"].endswith("It was set by SCRAPER_LIMIT in the environment.")


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
        ("parse", "--url"),
        ("demo", "--port"),
    }
    told = " ".join((main.epilog or "").split())
    assert (
        "not those that belong to one call (--port, --seed, --url, and the --memory of get" in told
    )


def _command(main: click.Group, context: click.Context, name: str) -> click.Command:
    command = main.get_command(context, name)
    assert command is not None
    return command


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rum", "No such command 'rum'. Did you mean 'run'?"),
        ("https://www.example.com/", "To collect a site: scraper run https://www.example.com/"),
        ("www.example.com", "To collect a site: scraper run www.example.com"),
        ("example.com.toml", "To collect a site: scraper run example.com.toml"),
        (str(ROOT / "README.md"), f"To read saved pages: scraper parse {ROOT / 'README.md'}"),
        ("help", "Did you mean '--help'?"),
        ("collect", "No such command 'collect'."),
    ],
)
def test_what_is_no_command_is_answered_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    said = scraper(typed)
    assert said.status == 2
    assert said.err.rstrip().endswith(meant)


@pytest.mark.parametrize("name", ["news.csv", "{site}.jsonl.gz", "news.PARQUET"])
def test_an_output_named_as_what_it_would_not_be_is_refused(tmp_path: Path, name: str) -> None:
    said = scraper("run", "--out", name, "https://www.example.com/", folder=tmp_path)
    assert said.status == 2
    assert f"{name}: the output is plain lines of JSON, whatever its name; name it" in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("day", ["٢٠٢٤-٠٥-٠٣", "۲۰۲۴-۰۵-۰۳", "2024-05-03"])
def test_a_day_may_be_typed_in_arabic_digits(tmp_path: Path, day: str) -> None:
    said = scraper("run", "--since", day, "--until", "2024-05-01", "https://a.example/")
    assert "since 2024-05-03 is later than until 2024-05-01" in said.err
