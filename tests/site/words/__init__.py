"""Swedish and English sentences, codes in words, text as HTML."""
