"""What every answer keeps: addresses, limits, text that stays text."""
