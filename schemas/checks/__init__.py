"""What must add up in a report, and what its figures and others say of each other."""

from schemas.checks.adding_up import check

__all__ = ["check"]
