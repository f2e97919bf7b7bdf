"""The value logic of claims, pure: values and their bounds, dates, scopes, registers, codebook, comparison.

Nothing here imports Django, reads a file that is not named by the caller, or knows what time it is.
"""
