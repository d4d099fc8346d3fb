"""Build time."""
