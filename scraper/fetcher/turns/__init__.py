"""Who is asked when: robots.txt, each host's pace, and the engine that carries requests."""
