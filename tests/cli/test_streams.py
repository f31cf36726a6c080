"""What the program says and where: pipes, closed and full outputs, terminals, no control
characters, and no traceback ever."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.program import PROGRAM, article, environment, on_terminal, scraper
from tests.site.server import Answer, Server

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


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
        (">&-", 1, "it is closed"),
        (">&- 2>&- <&-", 1, ""),
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


def test_a_run_works_without_any_standard_stream_and_its_files_are_its_own(tmp_path: Path) -> None:
    script = '"$@" <&- >&- 2>&-'
    with Server() as server:
        links = "".join(f'<li><a href="/news/{n}">خبر من ريف دمشق رقم {n}</a>' for n in range(6))
        server.answers["/"] = Answer(f"<title>صحيفة</title><ul>{links}</ul>".encode())
        for number in range(6):
            server.answers[f"/news/{number}"] = Answer(article(f"خبر من ريف دمشق رقم {number}"))
        done = subprocess.run(
            ["bash", "-c", script, "_", *PROGRAM, "run", "--delay", "0", f"{server.url}/"],
            cwd=tmp_path,
            env=environment(),
            check=False,
        )
    assert done.returncode == 0
    lines = (tmp_path / "articles.jsonl").read_bytes().splitlines()
    assert all(json.loads(line) for line in lines)
    assert lines


@pytest.mark.parametrize(("command", "status"), [("get", 2), ("parse", 1)])
def test_what_should_come_from_a_closed_standard_input_is_missed_in_words(
    command: str, status: int
) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" <&-', "_", *PROGRAM, command, "-"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (status, b"")
    assert b"standard input is closed" in done.stderr


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


def test_a_page_of_an_archive_that_gives_no_record_is_named_by_its_address(tmp_path: Path) -> None:
    block = b"<html><title>x</title><p>too short to be an article</p></html>"
    head = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/news/7\r\n"
        f"Content-Type: text/html\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    (tmp_path / "crawl.warc").write_bytes(head.encode() + block)
    assert (
        "scraper: crawl.warc: https://a.example/news/7: "
        in scraper("parse", "crawl.warc", folder=tmp_path).err
    )


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


def test_ctrl_c_before_the_program_is_loaded_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")
    env = environment()
    said = scraper("--version", env={**env, "PYTHONPATH": f"{tmp_path}:{env['PYTHONPATH']}"})
    assert (said.status, said.err) == (1, "scraper: stopped\n")


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
