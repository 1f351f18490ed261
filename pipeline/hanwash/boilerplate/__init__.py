"""What is known of lines that are not content: their formulas, their words, their place on a page.

One kind of line a file. `formulas` judge a line by itself (`bylines`, `navigation`, `notices`,
`spam`); `titles` and `context` judge it by the lines around it; `inline` finds what is glued to a
line that stays. Nothing here edits a text: the strip stage does.
"""
