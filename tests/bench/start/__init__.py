"""How soon the engine is ready in a browser: ours beside other ways to run Python there, in one run."""
