"""Options that several commands share, each written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scraper.arabic.digits import to_ascii_digits
from scraper.cli.voice import Voice
from scraper.pipeline.options import CONTACT

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)


class Number(click.FloatRange):
    """A number that is told, where it is none, with what it counts: ``1h`` are no seconds."""

    def __init__(self, unit: str, *, above: float | None = None) -> None:
        super().__init__(min=above or 0, min_open=above is not None)
        self.name = f"number of {unit}"


if TYPE_CHECKING:
    _Dates = click.ParamType[date]
else:
    _Dates = click.ParamType  # generic only in click's type hints, and only from 8.2 on


def option(name: str, *more: str, **settings: Any) -> Callable[[Command], Command]:
    """A click option that its environment variable sets too: ``--user-agent`` by
    ``SCRAPER_USER_AGENT``."""
    variable = "SCRAPER_" + name.removeprefix("--").partition("/")[0].replace("-", "_").upper()
    settings.setdefault("envvar", variable)
    return click.option(name, *more, **settings)


class Day(_Dates):
    """A date as ISO 8601 writes it, in the digits of any keyboard."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with what is allowed."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(to_ascii_digits(value))
        except ValueError:
            self.fail(f"{value!r} is not a date: write it as 2024-05-03", param, ctx)


def _set_voice(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    voice = ctx.find_object(Voice)
    if voice is not None and value and param.name is not None:
        setattr(voice, param.name, True)


def _spoken(name: str, *more: str, text: str) -> Callable[[Command], Command]:
    return option(
        name, *more, is_flag=True, expose_value=False, is_eager=True, callback=_set_voice, help=text
    )


def voice_options(command: Command) -> Command:
    """How much is said, and in what form."""
    for add in (
        _spoken("--debug", text="Show the traceback when the program itself fails."),
        _spoken("--log-json", text="Say everything as JSON lines on standard error."),
        _spoken("--quiet", "-q", text="Say nothing but problems."),
    ):
        command = add(command)
    return command


def language_option(command: Command) -> Command:
    """Which languages are taken."""
    return option(
        "--language",
        type=click.Choice(["ar", "any"]),
        default="ar",
        show_default=True,
        help="Take articles in Arabic only, or in any language.",
    )(command)


def learned_option(command: Command) -> Command:
    """Where what was learned of sites is read from."""
    return option(
        "--memory",
        type=FILE,
        envvar=None,
        metavar="FILE",
        help="The memory of earlier runs: pages are read with what these learned of their site. "
        "It is only read. Without it every page is read by itself.",
    )(command)


def join_option(command: Command) -> Command:
    """Whether articles in several pages are put together."""
    return option(
        "--join-pages",
        is_flag=True,
        help="Ask for all pages of an article in several, and join them: a request for each. "
        "Without it the record is what the first page holds.",
    )(command)


def warc_option(command: Command) -> Command:
    """Where the pages themselves are kept."""
    return option(
        "--warc",
        metavar="FILE",
        help="Keep every page that is read there, as a WARC archive: *.warc.gz. `scraper parse` "
        "reads it. {site} and {date} in its name make a file for each.",
    )(command)


def articles_option(command: Command) -> Command:
    """How many articles are read to know a site."""
    return option(
        "--articles",
        type=click.IntRange(1, 100),
        default=10,
        show_default=True,
        metavar="N",
        help="How many articles of each site are read.",
    )(command)


def polite_options(command: Command) -> Command:
    """How servers are asked."""
    for add in (
        option(
            "--page-robots/--no-page-robots",
            default=True,
            envvar="SCRAPER_PAGE_ROBOTS",
            help="Obey a page's own robots directives: leave out what says noarchive or none. "
            "On by default; robots.txt is always obeyed.",
        ),
        option(
            "--contact",
            default=CONTACT,
            metavar="TEXT",
            help="Your address (mail or web) in the User-Agent, for those whose site you ask.",
        ),
        option(
            "--proxy",
            metavar="URL",
            help="Make all connections through this HTTP proxy: http://name:password@host:port. A "
            "password is safer in the environment, as SCRAPER_PROXY.",
        ),
        option("--user-agent", metavar="TEXT", help="The whole User-Agent, in place of our own."),
        option(
            "--workers",
            type=click.IntRange(1, 1000),
            default=48,
            show_default=True,
            metavar="N",
            help="Requests in flight at the most, all hosts together; one a host.",
        ),
        option(
            "--delay",
            type=Number("seconds"),
            default=1.0,
            show_default=True,
            metavar="SECONDS",
            help="The least time between two requests to one host. A host's Crawl-delay is "
            "obeyed where it is longer. 0 only for servers of your own.",
        ),
    ):
        command = add(command)
    return command
