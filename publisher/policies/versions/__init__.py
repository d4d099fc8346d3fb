"""The versions of a policy that were published, as they are stored, and how files differ from them.

Uses policies and the rooms below it.
"""
