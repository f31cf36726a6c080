"""``python -m scraper.demo``: the embedded site in a process of its own.

The first line on standard output is JSON, {"homes": […], "control": "http://…/.demo/"}; the
process then serves until its standard input ends, it is signalled, or ``quit`` is asked for.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from dataclasses import fields
from datetime import date

from scraper.demo.site import DemoSite
from scraper.demo.world import Plan


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scraper.demo", description=__doc__)
    parser.add_argument("--plan", default="{}", help="fields of Plan as a JSON object")
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    parser.add_argument("--trace", action="store_true", help="keep every request")
    parser.add_argument("--stay", action="store_true", help="do not end with standard input")
    return parser


def plan_of(text: str) -> Plan:
    """The plan of a JSON object. Raises ValueError on a key that Plan has not."""
    said = json.loads(text)
    known = {field.name for field in fields(Plan)}
    if unknown := sorted(set(said) - known):
        raise ValueError(f"no such plan key: {', '.join(unknown)}")
    if "today" in said:
        said["today"] = date.fromisoformat(said["today"])
    if "styles" in said:
        said["styles"] = tuple(said["styles"])
    return Plan(**said)


def _until_input_ends(site: DemoSite) -> None:
    while sys.stdin.read(1024):
        pass
    site.quit()


def main() -> None:
    """Serves until told to stop."""
    arguments = _arguments().parse_args()
    with DemoSite(plan_of(arguments.plan), port=arguments.port, trace=arguments.trace) as site:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: site.quit())
        line = {"homes": site.homes, "control": site.homes[0] + ".demo/"}
        print(json.dumps(line), flush=True)
        if not arguments.stay:
            threading.Thread(target=_until_input_ends, args=(site,), daemon=True).start()
        site.wait()


if __name__ == "__main__":
    main()
