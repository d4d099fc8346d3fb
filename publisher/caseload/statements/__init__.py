"""A policy as one SQL statement, node by node for any database or by small tables in ours.

Uses source, the columns of a caseload's results, and the engine.
"""
