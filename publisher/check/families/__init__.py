"""Checks of worked families: what they expect, what they leave out, and those that are shown.

Uses publisher.rules and the rooms below it.
"""
