"""`detector tui --text`: the same way from the safety words to the result as a conversation, for screen readers.

Everything is lines of text from top to bottom: nothing is drawn, moved or overwritten, and no symbol or colour says
what words do not. A choice is a number and Enter. Nothing here imports textual.
"""
