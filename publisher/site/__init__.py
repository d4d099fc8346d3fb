"""The built site: the MkDocs plugin, what templates are given, security headers, and the development server.

Uses every room but command.
"""
