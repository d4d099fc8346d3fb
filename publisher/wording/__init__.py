"""Words on a page: the glossary, retired terms, sentences in HTML, and the age at which they can be read with ease.

Uses policies and the rooms below it.
"""
