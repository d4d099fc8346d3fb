"""The files of policies/england/, which all councils share: a module each.

Uses council, whose clauses, verdicts and steps are national ones here, the modules beside both, and what the engine
calls things.
"""
