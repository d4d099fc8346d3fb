"""Whether the engine says the same in CPython, in each browser and as SQL: `python -m tests.sameness`."""
