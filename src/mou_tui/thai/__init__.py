"""Thai text as such: cleaning, folding, words, line breaking, dates, numbers. Knows nothing of articles."""
