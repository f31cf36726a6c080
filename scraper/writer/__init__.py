"""What lasts: the output lines and the memory of what has been seen.

Store writes both, exactly once; Memory answers what is known and what is to be fetched; Written is
a record made ready in another process.
"""

from scraper.writer.ledger import Verdict
from scraper.writer.memory import Memory
from scraper.writer.record import Written
from scraper.writer.shelf import Kept, KeptProfile
from scraper.writer.store import Pace, Recovered, Store

__all__ = ["Kept", "KeptProfile", "Memory", "Pace", "Recovered", "Store", "Verdict", "Written"]
