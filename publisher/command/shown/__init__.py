"""What commands print: findings for programs, an estimate for a terminal, and what publishing has done.

Uses the rooms below command and the engine, and nothing else of command.
"""
