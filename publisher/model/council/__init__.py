"""The files of one council, policies/<council>/: each of them, and what policy.yaml is made of.

Uses the modules beside it and what the engine calls things, and nothing of england: what a council names of there is an
id.
"""
