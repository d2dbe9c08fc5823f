"""The screen: panes and dialogs over the store's verbs."""
