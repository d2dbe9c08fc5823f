"""Lines as people type them: the log line, the add line, a pasted card, and the dates in them."""
