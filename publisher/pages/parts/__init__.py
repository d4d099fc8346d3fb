"""What is on pages: text and cards, rules, notes, contacts, letters, and the labels of all of them.

Uses what pages/ may use, and neither the frame nor the pages.
"""
