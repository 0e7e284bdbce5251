"""`python -m blueprint`."""

from blueprint.cli.main import run

if __name__ == "__main__":
    run()
