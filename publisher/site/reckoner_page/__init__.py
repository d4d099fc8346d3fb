"""What the reckoner's page is made of, as templates are given it.

Uses publisher.pages, publisher.rules, the rooms below them, and the engine.
"""
