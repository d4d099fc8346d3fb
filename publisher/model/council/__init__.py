"""The files of one council, policies/<council>/: each of them, and what policy.yaml is made of.

Uses the modules beside it, and nothing of england: what a council names of there is an id.
"""
