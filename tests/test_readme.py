"""What the README says is so: its record, its tables, its commands and its examples."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import click
import pytest

import scraper as api
from scraper import errors
from scraper.address import article_id
from scraper.article import Article
from scraper.cli.program import COMMANDS, group
from scraper.outcome import Kind
from scraper.seedfile import parse_seed
from scraper.seedfinder import read_folder, shipped_seeds
from scraper.seedrules import SEED_RULES
from tests.program import scraper
from tests.seed_coverage import coverage_table
from tests.test_packaging import PROJECT, name_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced examples of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def section(title: str) -> str:
    """The text under a heading."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def table(title: str, head: str) -> list[list[str]]:
    """The cells of the table under a heading whose first line is ``head``, without that line."""
    lines = section(title).splitlines()
    rows = []
    for line in lines[lines.index(head) + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    assert rows, head
    return rows


def code(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def command_lines() -> Iterator[list[str]]:
    """Every line of an example that calls the program, as words after ``scraper``."""
    for language in ("sh", "console", "crontab", "ini"):
        for line in "".join(blocks(language)).splitlines():
            for part in re.split(r"&&|;|^ExecStart=", line):
                words = shlex.split(re.split(r" [<>]|\||2>", part)[0])
                if words and Path(words[0]).name == "scraper":
                    yield words[1:]


def test_the_first_two_examples_are_the_two_commands() -> None:
    install, tests = blocks("sh")[:2]
    assert install.startswith("python3 -m venv ")
    assert install.rstrip().endswith("scraper demo")
    assert re.search(r"bin/pytest( -n auto)?\n\Z", tests)
    assert install.count("\n") == tests.count("\n") == 1, "a line each"


# The record.


def test_the_record_is_one_of_the_demos(tmp_path: Path) -> None:
    shown = json.loads(blocks("json")[0])
    assert list(shown) == list(Article.from_dict(shown).to_dict()), "all keys, in their order"
    ran = scraper("demo", "--quiet", folder=tmp_path)
    assert ran.status == 0, ran.err
    lines = (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()
    (record,) = (r for r in map(json.loads, lines) if r["headline"] == shown["headline"])
    assert record["id"] == article_id(record["canonical_url"])
    assert shown["id"] == article_id(shown["canonical_url"])
    assert settled(record) == settled(shown)


def settled(record: dict[str, Any]) -> Any:
    """Without what differs from run to run: the moment, and the port where it was taken."""
    same = {key: value for key, value in record.items() if key not in ("id", "fetched_at")}
    return json.loads(re.sub(r"(127\.0\.0\.\d+):\d+", r"\1", json.dumps(same)))


def test_every_key_of_the_record_is_explained() -> None:
    shown = json.loads(blocks("json")[0])
    rows = table("A record", "| key | what it is |")
    assert [code(row[0]) for row in rows] == [[key] for key in shown]
    assert set(shown["dateline"]) <= {*code(dict(rows)["`dateline`"])}
    assert set(shown["images"][0]) <= {*code(dict(rows)["`images`"])}


# The tables.


def test_every_outcome_is_explained() -> None:
    rows = table("How a page can end", "| outcome | meaning |")
    assert [code(row[0]) for row in rows] == [[kind.value] for kind in Kind]


def test_every_exit_status_is_explained() -> None:
    statuses = {0, errors.ScraperError.exit_status}
    statuses |= {kind.exit_status for kind in errors.ScraperError.__subclasses__()}
    rows = table("Exit status", "| status | meaning |")
    assert [int(row[0]) for row in rows] == sorted(statuses)


def test_the_coverage_of_the_seeds_is_as_counted() -> None:
    assert coverage_table(read_folder(shipped_seeds())) in section("Seeds")


def test_every_key_of_a_seed_is_explained_and_the_example_is_one() -> None:
    rows = table("Add a site", "| key | what it says |")
    keys = [key for row in rows for key in code(row[0])]
    assert sorted(keys) == sorted({*SEED_RULES, "select"})
    (example,) = blocks("toml")
    assert parse_seed(example, file="example.toml").site == "example.com"


def test_the_dependencies_are_those_declared() -> None:
    rows = table("Dependencies", "| package | what for |")
    told = [name for row in rows for name in row[0].split(", ")]
    assert sorted(told) == sorted(name_of(line) for line in PROJECT["dependencies"])


def test_every_promise_names_tests_that_exist() -> None:
    for promise, named in table("Promises", "| promise | tests |"):
        assert code(named), promise
        for test in code(named):
            path, *names = test.split("::")
            body: list[ast.stmt] = ast.parse((ROOT / path).read_text("utf-8")).body
            for name in names:
                found = [
                    node
                    for node in body
                    if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name
                ]
                assert found, f"{test}: there is no {name}"
                body = found[0].body


def test_the_architecture_shows_the_house() -> None:
    shown = section("Architecture")
    house = [path for path in (ROOT / "scraper").iterdir() if not path.name.startswith("_")]
    for path in house:
        name = f"{path.name}/" if path.is_dir() else path.name
        if path.suffix != ".typed":
            assert re.search(rf"(?<![\w/]){re.escape(name)}", shown), f"{name} is not shown"
    there = {path.name for path in house} | {"run"}
    for name in re.findall(r"^      ([\w.]+)", shown, re.MULTILINE):
        assert name in there, f"there is no {name}"


# The commands.


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def command_named(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None, name
    return found


def test_every_command_is_in_the_table() -> None:
    rows = table("Commands", "| command | what it does |")
    assert sorted(code(row[0])[0].split()[1] for row in rows) == sorted(COMMANDS)


def test_every_option_is_in_the_table_with_the_commands_that_have_it() -> None:
    rows = table("Commands", "| option | commands | what it sets |")
    told = {
        (command, option)
        for names, commands, _ in rows
        for name in code(names)
        for option in [name.split()[0]]
        for command in (COMMANDS if commands == "all" else commands.split(", "))
    }
    real = {(name, option) for name in COMMANDS for option in options_of(command_named(name))}
    assert told == real, sorted(told ^ real)


def test_every_option_named_in_the_text_exists() -> None:
    known = set().union(*(options_of(command_named(name)) for name in COMMANDS))
    others = {
        *("--help", "--version"),  # every command's and the program's
        *("--indent", "--no-ensure-ascii"),  # of json.tool
        *("--now", "--line-buffered"),  # of systemctl, of grep
        *("--plan", "--stay"),  # of the embedded site's own process
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) - known - others == set()


def test_every_command_line_is_understood() -> None:
    lines = list(command_lines())
    assert len(lines) >= 10
    for name, *arguments in lines:
        command = command_named(name)
        command.make_parser(click.Context(command)).parse_args(arguments)


def test_the_examples_that_need_no_network_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    lines = [words for block in blocks("sh")[2:] for words in map(shlex.split, block.splitlines())]
    assert {words[1] for words in lines} == {"demo", "parse", "seeds"}
    for program, *arguments in lines:
        assert program == "scraper"
        ran = scraper(*arguments, folder=tmp_path)
        assert ran.status == 0, ran.err
        assert ran.out, "it has printed something"


def test_the_lines_for_cron_and_systemd_bear_a_bare_environment() -> None:
    (line,) = "".join(blocks("crontab")).splitlines()
    *times, command = line.split(maxsplit=5)
    assert [bool(re.fullmatch(r"[\d*,/-]+", time)) for time in times] == [True] * 5
    assert "%" not in command, "cron ends a command at a percent sign"
    unit, timer = (ConfigParser(interpolation=None), ConfigParser())
    for config, text in zip((unit, timer), blocks("ini"), strict=True):
        config.optionxform = str  # type: ignore[method-assign, assignment]  # as documented
        config.read_string(text)
    run = unit["Service"]["ExecStart"]
    assert timer["Timer"]["OnCalendar"] == "hourly"
    assert unit["Service"]["SuccessExitStatus"] == str(errors.LockedError.exit_status)
    for words in (shlex.split(command.split("&&")[1]), shlex.split(run)):
        program, out = words[0], words[words.index("--out") + 1]
        assert program.startswith("/"), "an absolute path"
        assert out.startswith("/"), "an absolute path"
        assert {"--quiet", "--contact", "--deadline"} <= set(words)
    if shutil.which("systemd-analyze"):
        when = ["systemd-analyze", "calendar", timer["Timer"]["OnCalendar"]]
        subprocess.run(when, check=True, capture_output=True)


# From Python.


def test_the_example_of_a_table_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = blocks("json")
    record = json.loads(shown)
    changed = {**record, "revision": 1, "headline": "عنوان معدّل"}
    elsewhere = {**record, "id": "1", "sections": ["رياضة"]}
    undated = {**record, "id": "2", "published": None}
    lines = [json.dumps(each) for each in (record, elsewhere, undated, changed)]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(_example("csv.writer"), "README.md", "exec"), {})
    written = (tmp_path / "articles.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(written))
    assert row["headline"] == "عنوان معدّل"
    assert row["sections"] == "الوطن / اقتصاد"
    assert row["text"].split("\n") == record["paragraphs"]


def test_what_is_put_away_under_the_name_told_is_still_known(tmp_path: Path) -> None:
    (line,) = (line for line in "".join(blocks("console")).splitlines() if line.startswith("mv "))
    from scraper.writer.scan import siblings

    output = tmp_path / "articles.jsonl"
    output.write_text("")
    subprocess.run(["bash", "-c", line], cwd=tmp_path, check=True)
    assert [path.suffix for path in siblings(output)] == [".gz"]


def _example(call: str) -> str:
    """The first example in Python that calls this."""
    return next(each for each in blocks("python") if f"{call}(" in each)


def test_the_first_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.program import article

    (tmp_path / "page.html").write_bytes(article())
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(_example("scraper.parse"), "README.md", "exec"), names)
    assert names["result"]
    assert names["record"]["headline"] in capsys.readouterr().out


def test_the_other_python_examples_use_what_there_is() -> None:
    for example in blocks("python"):
        tree = ast.parse(example)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id == "scraper":
                    assert node.attr in api.__all__, node.attr
            elif isinstance(node, ast.ImportFrom) and node.module == "scraper":
                assert {alias.name for alias in node.names} <= {*api.__all__}
    for name in re.findall(r"`scraper\.(parser\.\w+)\.(\w+)\(", section("From Python")):
        module = getattr(api.parser, name[0].removeprefix("parser."))
        assert callable(getattr(module, name[1]))


def test_the_python_examples_are_typed(tmp_path: Path) -> None:
    for number, example in enumerate(blocks("python")):
        (tmp_path / f"example{number}.py").write_text(example, "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *tmp_path.iterdir()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


# The page itself.


def test_every_link_within_leads_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif "://" not in target:
            assert (ROOT / target).exists(), target


def test_every_file_named_exists() -> None:
    for name in re.findall(r"`((?:seeds|scraper|tests|\.ci)/[\w./-]+)", README):
        if "example.com" not in name:
            assert (ROOT / name).exists(), name
