"""How memory is modelled: FSRS, the log and its fold, mastery. Pure: `now` is an argument."""
