"""Asking the database and the PDFs for what a page shows."""
