"""Bytes to tree to lines: what readers see of a page, and where on it each thing stands."""
