"""The labels of score tables: where they stand, and which of them names which row."""
