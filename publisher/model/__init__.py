"""What the files of a policy may hold, as pydantic models: one module for each kind of thing.

Uses source.
"""
