"""Random reports as they are published: in bundles of other papers, stamped, turned, printed again, damaged.

`tests/designs` makes reports in designs nobody has seen; this does to them what municipalities, registries, copiers and
programs do to a file before it is found on the web, one to three things at random. `python -m tests.wrapped` says what
is read otherwise than from the report alone, so that only the wrapping counts. Rules are not to be tuned to single
seeds: measure on seeds nobody has looked at.
"""
