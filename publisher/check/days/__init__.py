"""Checks of a policy over time: edition by edition, changes written ahead, and pages that had to be read again.

Uses the rooms below check, and the engine.
"""
