"""What each page says, and what it offers to take away."""
