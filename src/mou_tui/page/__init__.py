"""What an article looks like as lines: layout, meta line, highlights, rows of facts. Knows no screen: `show` and the app draw it."""
