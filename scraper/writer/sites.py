"""Sites by number: names are long and few, rows are many."""

from __future__ import annotations

from scraper.writer.database import Database


class Sites:
    """Numbers of sites, kept in RAM for those of this run."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}

    def known(self, site: str) -> int:
        """The site's number, or 0 where nothing is remembered of it. Changes nothing."""
        number = self._numbers.get(site, 0)
        if not number:
            row = self._database.row("SELECT id FROM sites WHERE name = ?", (site,))
            if row is not None:
                number = self._numbers[site] = row[0]
        return number

    def number(self, site: str) -> int:
        """The site's number, a new one where it has none yet. Not inside ``together``: the number
        would be remembered here and undone there."""
        number = self.known(site)
        if not number:
            number = self._database.change("INSERT INTO sites (name) VALUES (?)", (site,))
            self._numbers[site] = number
        return number
