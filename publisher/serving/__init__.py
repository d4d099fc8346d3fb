"""`local-offer serve`: the server of this machine, the rebuilds when a file changes, and the page that follows them.

Uses site for the headers that a host will send, wording to find where a sentence is written, and source. Nothing of it
is in a built site.
"""
