"""Pictures made from a policy, for those who would rather look than read: a module each, from the rules to Markdown.

They are lists that the theme draws (assets/styles/pictures.css): so they are read out in order, fit the smallest
screen, can be translated, and say in words whatever they show. Uses rules and the rooms below it, and the
engine.
"""
