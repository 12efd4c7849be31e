"""What was found on a page, drawn on its picture."""
