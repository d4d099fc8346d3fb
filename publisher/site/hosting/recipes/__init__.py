"""What a host is told, written for each kind of host from the one list of headers, types and moved pages.

The files beside this are what is written: templates, and what is the same for every site. Uses the rooms below site.
"""
