"""The main screen and the dialogs that ask on its behalf."""
