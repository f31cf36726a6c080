"""Joins the stages: ``run.Run`` is the command ``run``, ``api`` what Python calls.

    files       saved pages and archives of them
    processes   the parser processes, and how pages and records cross to and from them
    health      what is learned of each site, and when it has changed

``singles`` reads named addresses, ``trial`` a site that is new or to be checked (``adding``,
``checking``); ``keeping`` hands what lasts to the writer; ``wiring`` puts the fetcher together.
"""
