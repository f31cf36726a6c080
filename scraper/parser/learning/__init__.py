"""A site's template, learned from what its last pages showed."""
