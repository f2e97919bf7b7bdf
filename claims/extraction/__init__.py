"""Extraction, pure: an article's text, the codebook and a language pack become claim drafts on exact words.

Outward: ``pipeline.extract``, ``routing.join_events`` and ``routing.rank_candidates``, ``jsonl.line_of``. No stage
imports Django, opens the network or asks what time it is; the words of a language live in ``languages/<code>/``.
"""
