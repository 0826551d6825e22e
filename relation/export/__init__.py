"""Messages in the forms in which they are sent: e-mail, Word, PDF."""
