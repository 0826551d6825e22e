"""The pieces that pages are made of, each drawn by one function."""
