"""Checks of what all councils share, policies/england/: by itself, and that councils use it and do not repeat it.

Uses the checks of ids and of references beside it, the rooms below check, and the engine.
"""
