"""What people have marked elsewhere (Zotero, Hypothesis, tables): read, matched with the articles of a library, made bookmarks."""
