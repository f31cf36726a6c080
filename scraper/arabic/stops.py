"""The marks at the end of what is written: of sentences, of speech, and of what is neither."""

from __future__ import annotations

from typing import Final

STOPS: Final = (".", "؟", "!")
"""Of sentences."""

SAID: Final = (*STOPS, "»", "”", '"')
"""Of sentences, and of sentences that somebody said."""

PAUSES: Final = (*STOPS, ":", "،")
"""What a sentence or a part of it ends in, and a name, a day and a title do not."""

MARKS: Final = tuple('.؟!?…»"”:؛)۔،')
"""Whatever a line of text may end in, and a label, a link and a button do not."""
