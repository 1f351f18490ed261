"""`python -m hanwash`: the command, for where its script is not on the PATH."""

from hanwash.cli import main

if __name__ == "__main__":
    main()
