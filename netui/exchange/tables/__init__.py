"""CSV and other tables: read by what their columns mean, and written so that no spreadsheet runs a cell."""
