"""Saved pages: files, folders and archives of them, as Pages."""
