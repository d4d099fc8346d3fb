"""The rules of a council in the words of other rule engines, to be measured beside ours."""
