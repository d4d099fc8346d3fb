"""The `local-offer` command, and how results look in a terminal.

Uses every other room.
"""
