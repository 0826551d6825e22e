"""Practice: cases to write about, the feedback that an answer gets, and a trainee's progress."""
