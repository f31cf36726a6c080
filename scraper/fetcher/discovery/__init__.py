"""What feeds, sitemaps and pages lead to: bytes in, addresses out, and what is said of each."""
