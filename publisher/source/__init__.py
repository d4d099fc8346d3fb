"""Files: text, YAML and facts read with the line of everything, problems told, and output written whole or not at all.

Uses no other room.
"""
