"""The four promises, each held by whole runs: real processes, a real server, real files, real
signals. What one part alone can prove is proved in that part's own tests."""
