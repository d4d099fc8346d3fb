"""What makes a copy of the site a council's own: what mkdocs.yml says of it, its colours, and what it leaves out.

Uses pages, policies and what those use.
"""
