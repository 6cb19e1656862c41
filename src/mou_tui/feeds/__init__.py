"""News feeds that the reader follows: which they are (feeds.toml), what came of their entries (feeds.db), and how new articles come in."""
