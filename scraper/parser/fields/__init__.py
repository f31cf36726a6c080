"""What a record says beside its text: headline, authors, dates, sections, tags, pictures."""
