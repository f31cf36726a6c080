"""One site's crawl without any I/O: what is asked of it next, and what its answers mean."""
