"""The small dialogs that every room uses: ask, choose, pick, read, a line over a list."""
