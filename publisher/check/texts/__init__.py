"""Checks of what is written: whole sentences, today's names, and numbers and words that agree with a clause's test.

Uses the rooms below check, and the engine.
"""
