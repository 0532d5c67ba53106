"""Budgets of a run that asks a model, and limits on what is accepted in its answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSettings:
    # Calls of one run, retries included. Two a bundle: a story of ten reports takes 2 to 20.
    calls: int = 60
    # Seconds of a whole run. A small model on a laptop without a graphics card reads a bundle in one to three minutes.
    seconds: float = 7200.0
    # Tokens sent and received in a whole run, as the server counts them.
    tokens: int = 400_000
    # Seconds until one answer must be there whole; a server that drips is cut off like one that is silent.
    answer_seconds: float = 900.0
    # Seconds until a server must have taken the connection.
    connect_seconds: float = 10.0
    # How often a bad answer (no JSON, empty, cut, another shape) is asked for again, each time with another seed.
    retries: int = 2
    # How many calls in a row may fail to reach the server or be refused by it before the run ends.
    failures: int = 3
    # Seconds waited before such a call is tried once more.
    pause: float = 1.0
    # Tokens that an answer may have: forty questions with their quotations.
    answer_tokens: int = 3000
    # Bytes of an answer that are read; the longest honest one has some 20,000.
    answer_bytes: int = 2_000_000
    # Code points that a token stands for at least, to ask Ollama for a context that holds the prompt: it cuts in silence.
    token_points: float = 2.5
    # A prompt has at least one token a word. Fewer than this share of its words counted: the server cut it, and the answer is
    # refused.
    least_read: float = 0.9
    # How many orders of the sentences are asked about. The second is the vote that a difference needs.
    orders: int = 2
