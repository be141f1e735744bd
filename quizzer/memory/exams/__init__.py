"""What to do today, so that as much as possible is known on the day of the exam? Pure numpy."""
