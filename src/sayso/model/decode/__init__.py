"""From scores to predictions: one module for each kind of head, pure functions over numpy arrays."""
