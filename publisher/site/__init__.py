"""The built site: the MkDocs plugin, what templates and results are given, and what a host needs.

Uses every room but command and serving.
"""
