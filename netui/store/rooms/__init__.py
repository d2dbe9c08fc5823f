"""The rooms of an open network, each loaded when it is first asked for."""
