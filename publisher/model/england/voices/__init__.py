"""What depends on who writes or reads: letters, and the words for each reader.

Uses publisher.model.base and publisher.model.formulas, and what the engine calls things.
"""
