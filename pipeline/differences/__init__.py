"""What two sets of results tell differently, value by value, and why."""
