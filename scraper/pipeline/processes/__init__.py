"""The parser processes: pages go to them, and finished records come back."""
