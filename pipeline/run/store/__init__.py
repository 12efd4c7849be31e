"""What a run keeps for the next one: readings by what they depend on, and a list of what it has published."""
