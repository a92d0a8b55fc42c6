"""The interview: a generator on one page, what it is told, what it tells, and its parts."""
