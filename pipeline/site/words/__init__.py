"""What the pages say: words for codes, text from the reports, Swedish order."""
