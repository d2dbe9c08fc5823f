"""The file itself: opened, written through one function, recorded for undo, indexed, checked and backed up."""
