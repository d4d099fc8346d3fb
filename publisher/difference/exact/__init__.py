"""The method: one space of answers for both versions, their diagrams as a pair, the fewest sentences, and the causes.

Uses rules and the rooms below it, and the engine.
"""
