"""How a page is made and sent."""
