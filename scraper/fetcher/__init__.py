"""Finds what a site has, and asks for it politely. It knows HTTP, and no Arabic but what leads on.

    wire        one request and its answer: ``http.Client``
    discovery   bytes of feeds, sitemaps and pages to addresses
    visiting    one site: what is asked of it next, and what an answer means: ``visit.Visit``
    turns       all sites side by side: robots.txt, each host's pace, ``engine.Engine``

``discovery`` and ``visiting`` do no I/O; ``turns`` carries their requests to ``wire`` and back.
"""
