"""Why there is no database."""


class LoadError(Exception):
    """The JSON files cannot become a database; the message says which file and what to do."""
