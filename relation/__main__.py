"""`python -m relation` is the `relation` command."""

from relation.cli import main

main()
