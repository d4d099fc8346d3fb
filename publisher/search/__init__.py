"""Search on the built site: its index, cut by council and named by its content, and the library that looks in it.

Uses pages and the rooms below it.
"""
