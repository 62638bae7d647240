"""`python -m pipeline` is the command `keyroles`."""

from pipeline.cli import main

main()
