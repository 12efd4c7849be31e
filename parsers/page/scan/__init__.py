"""Pages read by OCR, set as if they had been printed to the file: lines level, one size a line, margins alike."""
