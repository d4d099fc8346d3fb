"""Short answers and Easy Read sentences of a council, and what each of them sums up.

Uses publisher.model.base and what a council's files hold.
"""
