"""Pages that are pictures with the text layer of somebody's OCR under them."""

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def scan(*, mode: int = 3, mask: str | None = None, stamps: int = 1, share: float = 1.0) -> bytes:
    """Two pages of words under a picture of the page, with stamps printed on it."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    pixels = Image.new("RGBA" if mask else "RGB", (20, 20), 9)
    for _ in range(2):
        canvas.saveState()
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(mode)
        for word, wide in (("Fem", 80), ("olika", 131), ("ord", 97)):
            text.setHorizScale(wide)  # as OCR stretches each word to its place
            text.textOut(f"{word} ")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.drawImage(ImageReader(pixels), 0, 0, 595, 842 * share, mask=mask)
        for number in range(stamps):
            canvas.drawString(400, 800 - 20 * number, f"dnr{number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()
