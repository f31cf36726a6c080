"""What a run learns of each site, and whether the site has changed."""
