"""The room for what files bring: which file, what its columns mean, and what it would change."""
