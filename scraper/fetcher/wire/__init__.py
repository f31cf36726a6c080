"""One request over the wire: guarded, bounded, decoded, and what went wrong in words."""
