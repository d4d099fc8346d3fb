"""What Markdown and the search plugin make of a page, made in less time: the same, letter for letter.

Where a page or a newer version of theirs does not fit, their own way is taken. Uses wording.
"""
