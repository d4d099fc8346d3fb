"""A comparison for those who read it: in plain words, for a terminal, as Markdown, as a page.

Uses pages and the rooms below it, and the engine.
"""
