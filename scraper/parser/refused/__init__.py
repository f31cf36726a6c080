"""Pages that give no record, and the reason."""
