"""The program: finds the command, and turns whatever goes wrong into one sentence and a status."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import MappingProxyType

import click

from scraper.cli.voice import Voice
from scraper.errors import ScraperError

# Each command is a module of its own with a ``command`` in it, imported when it is called.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "run": "scraper.cli.run",
        "get": "scraper.cli.get",
        "parse": "scraper.cli.parse",
        "add": "scraper.cli.add",
        "check": "scraper.cli.check",
        "seeds": "scraper.cli.seeds",
        "demo": "scraper.cli.demo",
    }
)

EPILOG = """\b
Exit status:
  0   all went well, also when nothing was new
  1   some site, page or file failed, or the run was stopped
  2   wrong usage or a faulty seed file: nothing was done
  75  another run holds the lock

\b
Options can be set by environment variables too: --delay by SCRAPER_DELAY,
--user-agent by SCRAPER_USER_AGENT, and so on; not those that belong to one
call (--port, --seed, --url, and the --memory of get and parse).

\b
Completion of commands and options in the shell (bash; zsh and fish alike):
  eval "$(_SCRAPER_COMPLETE=bash_source scraper)"
"""


class _Commands(click.Group):
    """Commands in their order, each imported only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command is answered with the one that was meant."""
        name = args[0]
        if not (name in COMMANDS or name.startswith("-") or ctx.resilient_parsing):
            ctx.fail(f"No such command {name!r}.{_meant(name)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """A reader that is gone (``scraper get … | head -1``) has what it wants: no failure, and
        no words. It is heard here, because click would make status 1 of it."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()  # while a full disk or a closed pipe can still be told
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result


def _meant(name: str) -> str:
    """What to write in place of a command that there is not."""
    if "://" in name or name.startswith("www.") or name.endswith(".toml"):
        return f" To collect a site: scraper run {name}"
    if os.access(name, os.R_OK):
        return f" To read saved pages: scraper parse {name}"
    from difflib import get_close_matches

    near = get_close_matches(name, [*COMMANDS, "--help", "--version"], n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from scraper.compiled import speed
        from scraper.version import package_version

        click.echo(f"scraper {package_version()} ({speed()})")
        ctx.exit()


@click.group(
    cls=_Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def group() -> None:
    """Every article of an Arabic news site, clean, dated and sectioned, as JSON Lines.

    \b
    See it work, without a network:   scraper demo
    Collect a site:                   scraper run https://www.example.com/
    Read one article:                 scraper get https://www.example.com/news/1
    Read saved pages:                 scraper parse page.html
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command that the arguments name, and ends the process with its exit status."""
    voice = Voice()
    _hold_closed()
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  to the end
    sys.exit(_status(arguments, voice))


def _hold_closed() -> None:
    """Descriptors 0 to 2 that the caller has closed (``>&-``) are taken, so that no file of ours
    gets their number, and with it what some library says to standard error. They are open for
    reading alone: what is written to them fails, for a record that is lost has to be told."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest that is free


def _status(arguments: Sequence[str] | None, voice: Voice) -> int:
    try:
        status = group.main(
            None if arguments is None else list(arguments),
            prog_name="scraper",
            standalone_mode=False,
            obj=voice,
        )
    except click.exceptions.Exit as request:
        return request.exit_code
    except click.ClickException as error:
        _show_usage(error, voice)
        return 2
    except (click.Abort, KeyboardInterrupt):
        voice.warn("stopped")
        return 1
    except ScraperError as error:
        _show_trace(voice)
        voice.warn(str(error), event="error")
        return error.exit_status
    except OSError as error:
        return _os_error(error, voice)
    except Exception as error:  # noqa: BLE001  the last door: no traceback for a user
        return _bug(error, voice)
    return status if isinstance(status, int) else 0


def _show_usage(error: click.ClickException, voice: Voice) -> None:
    source = _source(error)
    if voice.log_json:
        voice.warn(f"{error.format_message()} {source}".rstrip(), event="usage")
        return
    error.show()
    if source:
        click.echo(source, err=True)


def _source(error: click.ClickException) -> str:
    """Says where a bad value came from, if not from the command line: who set it long ago, or for
    another command, must not look for it there."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return ""
    source = error.ctx.get_parameter_source(error.param.name or "")
    if source is not click.core.ParameterSource.ENVIRONMENT:
        return ""
    return f"It was set by {error.param.envvar} in the environment."


_OUTPUT_FAULTS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full; make room, run again",
        errno.EDQUOT: "the disk is full for this user; make room, run again",
        errno.EFBIG: "the file may not grow any more; raise the limit (ulimit -f), run again",
        errno.EBADF: "it is closed, so nothing can be printed; name a file or a program for it",
        errno.EIO: "the terminal is gone, or the disk is broken; run again",
    }
)


def _os_error(error: OSError, voice: Voice) -> int:
    fault = _OUTPUT_FAULTS.get(error.errno or 0)
    if fault is None:
        return _bug(error, voice)
    _show_trace(voice)
    voice.warn(f"{error.filename or 'standard output'}: {fault}")
    with suppress(OSError):  # what is left of it is not tried again when the process ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 1


def _bug(error: Exception, voice: Voice) -> int:
    _show_trace(voice)
    where = "" if voice.debug else "; the option --debug shows where"
    voice.warn(
        f"this is a fault of the program: {type(error).__name__}: {error}{where}. Please report it",
        event="bug",
    )
    return 1


def _show_trace(voice: Voice) -> None:
    if voice.debug:
        traceback.print_exc()
