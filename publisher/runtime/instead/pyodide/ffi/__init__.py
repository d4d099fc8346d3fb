"""What Python would do with JavaScript's objects: nothing here."""
