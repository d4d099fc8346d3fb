"""The Python that runs in a family's browser: Pyodide, packed with the engine and no more than it needs.

Uses source, and the engine, which it packs.
"""
