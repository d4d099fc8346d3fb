"""No signatures for functions of JavaScript: Python calls none."""

no_default = default_signature = None
