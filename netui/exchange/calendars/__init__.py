"""iCalendar: past meetings and birthdays read, what is due and trips written."""
