"""All that workers need, loaded once in the process they are forked from."""

from pipeline.loading import loading

with loading():
    from PIL import Image

    from parsers import scans
    from parsers.readers.pdfium import reader as pdfium
    from parsers.readers.pdfminer import reader as pdfminer
    from parsers.second_reading import confirm
    from pipeline.run.work import reading
    from schemas.report import Model

    for model in Model.__subclasses__():
        model.model_rebuild()

__all__ = ["Image", "confirm", "pdfium", "pdfminer", "reading", "scans"]
