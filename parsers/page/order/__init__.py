"""The order in which the lines of a page are read: boxes, side headings and columns apart from the text beside them."""
