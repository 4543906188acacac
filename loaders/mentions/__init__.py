"""What a text mentions: dates, places, people with their posts, amounts; each with its span."""
