"""How hard a sentence and a text are for a reader, on the CEFR scale."""
