"""Reports: all of them, one of them, several side by side."""
