"""Whether the file and all around it is well, what to do where it is not, and what can be mended at once."""
