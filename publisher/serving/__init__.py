"""`local-offer serve`: the server of this machine, new builds when a file changes, and what a page adds to follow them.

Uses site, for the headers that a host will send, and source. Nothing of it is in a built site.
"""
