"""The files of policies/england/, which all councils share: a module each.

Uses council, whose clauses, verdicts and steps are national ones here, and the modules beside both.
"""
