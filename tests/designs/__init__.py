"""Reports in designs put together at random: what consultants do in Word, mixed, with known answers.

Where `tests/reports` prints the families of published reports, this prints designs nobody has seen: any place of the
score, any order of columns, any way of setting a list. `python -m tests.designs --count 300` measures how often a
report with a wrong figure says nothing of it (silent errors), and how often a right one is doubted. Rules are not to be
tuned to single seeds: ask what a mix has in common with real reports, and measure on seeds nobody has looked at.
With `--writer` LibreOffice sets the mixes, as the word processors of consultants do.
"""
