"""The shell: what each verb does, and how it is printed."""
