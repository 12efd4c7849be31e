"""Printed pages made into scans, with a fixed seed: `python -m tests.scans IN.pdf OUT.pdf --dpi 150 --grey`."""
