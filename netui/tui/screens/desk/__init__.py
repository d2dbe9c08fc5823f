"""The main screen, built up in layers: panes, writing, queue, people, marks, review."""
