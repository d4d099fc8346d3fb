"""The built site: the MkDocs plugin, what templates and results are given, and the security headers.

Uses every room but command and serving.
"""
