"""Checks of what families are told of asking: labels that fit what is under them, and nobody put off or stuck.

Uses the rooms below check.
"""
