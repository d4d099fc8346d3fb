"""What a page is: its place, its title and its Markdown, and the frame of every page of a council, or of none.

Uses parts and what pages/ may use, and none of the pages.
"""
