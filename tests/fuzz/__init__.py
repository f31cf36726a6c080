"""Hostile inputs without end for everything that reads what strangers write.

    python -m tests.fuzz --seconds 60                     what CI does
    python -m tests.fuzz --seconds 3600 --seed 7          anyone, for longer
    python -m tests.fuzz --replay parse/7/1234            one input again, by its name

Each input is made from its name alone (what reads it, the seed, a number), so whatever is found
can be made again on any machine.
"""
