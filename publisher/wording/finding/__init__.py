"""Where a sentence that a reader sees is written: in a file of policies/, docs/ or overrides/, or put together by code.

Uses sentences of wording, and policies and the rooms below it.
"""
