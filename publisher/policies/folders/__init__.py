"""The folder of policies as somebody has left it: what is in the way of reading it.

Uses the rooms below policies.
"""
