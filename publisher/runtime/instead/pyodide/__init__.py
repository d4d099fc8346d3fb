"""Pyodide's own package, of which its script asks for a few names when it starts."""
