"""Made-up reports: models, layouts and a renderer for the sample PDFs in `raw/` and the fixtures of the tests.

    spec -> compose (text and figures) -> model -> render (layout) -> PDF + trace
                                             └── truth (what a reader must find)

Municipalities, evaluators, figures and sentences are invented; every page says so.
"""
