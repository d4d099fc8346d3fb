"""What the files of a policy may hold, as pydantic models: `england` what all councils share, `council` one council's.

The modules here are what both are made of, and who runs a copy of the site. Uses source, and what the engine
calls things.
"""
