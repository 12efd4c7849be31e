"""The commands of `kompass` that have a module of their own."""
