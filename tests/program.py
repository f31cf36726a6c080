"""The program as a person or cron starts it: a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = (sys.executable, "-m", "scraper")
ROOT = Path(__file__).parent.parent

PROSE = (
    "دمشق - سانا: افتتحت وزارة التربية اليوم مدرسة جديدة في ريف دمشق تتسع لخمسمئة تلميذ وتلميذة "
    "من أبناء القرى المجاورة بعد عامين من العمل المتواصل.",
    "وقال مدير المدرسة إن الصفوف مجهزة بما يلزم من مقاعد وألواح وحواسيب، وإن التعليم يبدأ فيها "
    "مطلع الأسبوع المقبل بحضور الأهالي والمعلمين.",
    "وأضاف أن المدرسة تضم مكتبة ومختبرا للعلوم وساحة واسعة، وأن أهالي القرى شاركوا في تشجير "
    "حديقتها وطلاء جدرانها خلال العطلة الصيفية.",
)


def article(
    headline: str = "افتتاح مدرسة جديدة في ريف دمشق", url: str = "", more: str = ""
) -> bytes:
    """A plain news page."""
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f"<title>{headline} - صحيفة القرية</title>"
        f'<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2024-05-03T10:00:00+03:00">'
        f"{canonical}{more}</head><body><article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process has said and how it ended."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """This process's, with the package to be found, without any setting of the program."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SCRAPER_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **more}


def scraper(
    *arguments: str | Path,
    folder: Path | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> Ran:
    """Runs ``scraper`` to its end, without a terminal."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=environment() if env is None else env,
        timeout=seconds,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(*arguments: str | Path, folder: Path | None = None) -> Ran:
    """Runs ``scraper`` with standard error on a terminal of 100 columns; ``err`` is all that the
    terminal was sent."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=side,
        cwd=folder,
        env=environment(TERM="xterm-256color", COLUMNS="100"),
    )
    os.close(side)
    shown = bytearray()
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # Linux: the last writer has closed the terminal
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    out, _ = process.communicate()
    return Ran(process.returncode, out.decode(), shown.decode())
