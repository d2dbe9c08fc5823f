"""The whole network at once: every table read for a file, and taken in from one."""
