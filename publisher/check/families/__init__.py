"""Checks of worked families: what they expect, what they leave out, and those that are shown.

Uses the rooms below check, and the engine.
"""
