"""Files: text, YAML and facts read with line numbers, problems reported, and output written whole or not at all.

Uses no other room, and the engine's codes of errors alone.
"""
