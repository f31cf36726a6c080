"""The text: the box it stands in, its paragraphs told from what stands among them, its ends."""
