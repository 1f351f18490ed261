"""What is known of lines that are not content: their formulas, their words, their place on a page.

One kind of line a file. `bylines`, `navigation`, `notices` and `spam` judge a line by itself; `titles` and
`context` judge it by the lines around it; `inline` finds what is glued to a line that stays. `lines`,
`folding`, `lexicons`, `places` and `verdicts` are what they share. Nothing here edits a text: the strip
stage does.
"""
