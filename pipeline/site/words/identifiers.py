"""The one slug and the one Swedish order. A published bundle has the file of `schemas` itself in place of this one."""

from schemas.identifiers import slug, sort_key

__all__ = ["slug", "sort_key"]
