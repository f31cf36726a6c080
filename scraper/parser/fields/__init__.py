"""What a record says beside its text: headline, authors, dates, sections, tags, pictures.

A module for each field, and beside it those that find what it weighs:

    headline    untitled
    authors     authorlines, authornames
    published   said, machinedates, printed, besidedays, issues, dateplaces, verdict
    sections    crumbs, filed, kicker, sectionnames
    images      pictures
    tags, publisher, identity

A field is settled by agreement: what the page tells machines and what it prints are witnesses, and
neither is believed alone against the other.
"""
