"""What a host needs beside the pages: headers, compressed copies, and the worker for when there is no signal.

Uses the rooms below site.
"""
