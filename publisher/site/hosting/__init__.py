"""What a site has beside its pages: headers, compressed copies, licences, and the worker for when there is no signal.

Uses the rooms below site.
"""
