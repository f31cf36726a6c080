"""What a date costs against the floor, a bare ``dateutil.parser.isoparse``, in the same process.

    python -m tests.benchmarks.bench_dates

First the microseconds a string for the kinds that pages print, and their ratio to the floor; then
hostile text of 10 kB and 100 kB: ten times the text must cost about ten times, in each function.
Processor time, the best of several rounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from dateutil.parser import isoparse

from scraper.parser.dates import find_dates, match_date, parse_date, parse_dates

ROUNDS = 7
BASE = datetime.fromisoformat("2020-02-09T12:30:00+03:00")
FLOOR = "2020-02-09T16:35:00+03:00"

KINDS: dict[str, Sequence[str]] = {
    "ISO 8601": ["2020-02-09T16:35:00+03:00", "2020-06-03T03:01+0400", "2020-02-09"],
    "ISO in Arabic digits": ["٢٠٢٠-٠٢-٠٩T١٦:٣٥:٠٠+٠٣:٠٠"],
    "RFC 822": ["Sun, 09 Feb 2020 16:35:00 +0300"],
    "numbers": ["9/2/2020", "٠٩-٠٢-٢٠٢٠ ١٦:٣٥"],
    "names": ["الأحد، 9 شباط 2020", "9 كانون الثاني/يناير 2020", "فبراير 9, 2020 4:35 م"],
    "pairs": ["الأحد 15 جمادى الآخرة 1441 هـ - الموافق 9 فبراير 2020 م"],
    "Hijri": ["15 جمادى الآخرة 1441 هـ"],
    "zones": ["9 شباط 2020 16:35 بتوقيت مكة المكرمة"],
    "relative": ["منذ ساعتين", "أمس 14:30"],
    "labels": ["نشر في 9 فبراير 2020 | آخر تحديث: 10 فبراير 2020 10:00 ص"],
    "refused": ["قوى 8 آذار", "موسم 2019/2020", "اقرأ أيضا: تفاصيل جديدة عن الحادث"],
}
HOSTILE: dict[str, str] = {
    "digits": "1234567890",
    "spaced digits": "9 2 2020 ",
    "slashes": "9/2/",
    "dashes": "-",
    "clocks": "16:35:",
    "dates": "9/2/2020 ",
    "month names": "شباط ",
    "glued month names": "شباطفبراير",
    "days and names": "9 شباط ",
    "stems": "تشرين كانون ربيع ",
    "labels": "نشر في آخر تحديث ",
    "bylines": "كتب محمد ",
    "since": "منذ 3 ",
    "brackets": "(9 شباط [",
    "tatweel": "شـ",
    "controls": "\u200f",
    "zero-width": "ش\u200c",
    "entities": "&amp;",
}
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "parse_date": lambda text: parse_date(text, BASE),
    "parse_dates": lambda text: parse_dates(text, BASE),
    "find_dates": find_dates,
    "match_date": match_date,
}


def _microseconds(run: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            run()
        best = min(best, time.process_time() - start)
    return best / times * 1e6


def _read_all(texts: Sequence[str]) -> None:
    for text in texts:
        parse_date(text, BASE)


def _kinds() -> None:
    floor = _microseconds(lambda: isoparse(FLOOR), 2000)
    print(f"bare isoparse: {floor:.1f} µs\n\n{'kind':22} {'µs':>8} {'× floor':>8}")
    for kind, texts in KINDS.items():
        cost = _microseconds(partial(_read_all, texts), 500)
        cost /= len(texts)
        print(f"{kind:22} {cost:8.1f} {cost / floor:8.1f}")


def _hostile() -> None:
    print(f"\n{'hostile text, ms':22}" + "".join(f"{name:>26}" for name in FUNCTIONS))
    print(" " * 22 + f"{'10 kB 100 kB   ×':>26}" * len(FUNCTIONS))
    for name, unit in HOSTILE.items():
        line = f"{name:22}"
        for function in FUNCTIONS.values():
            small, large = (unit * (size // len(unit)) for size in (10_000, 100_000))
            a = _microseconds(partial(function, small), 1) / 1000
            b = _microseconds(partial(function, large), 1) / 1000
            line += f"{a:12.2f} {b:7.2f} {b / a:5.1f}"
        print(line)


if __name__ == "__main__":
    _kinds()
    _hostile()
