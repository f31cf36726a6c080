"""What a page says of itself to machines: meta tags, JSON-LD, the state of its scripts."""
