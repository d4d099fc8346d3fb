"""What the rules decide: conditions, decision diagrams, and the compiled policy that the engine reads.

Uses policies and the rooms below it, and the engine.
"""
