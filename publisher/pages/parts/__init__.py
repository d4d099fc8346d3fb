"""What pages are put together from: the page itself, its text and cards, rules, notes, letters and their labels.

Uses what pages/ may use, and none of the pages.
"""
