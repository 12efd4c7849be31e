"""The pages that Datasette serves beside its tables.

The package needs Datasette and the database only, and imports itself relatively: a published bundle carries a copy.
"""
