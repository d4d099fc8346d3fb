"""Policies as they are in force: read from disk, set on the national floor, and cut into editions by date.

Uses model and source.
"""
