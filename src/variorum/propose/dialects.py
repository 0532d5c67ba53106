"""The two protocols that local model servers understand: Ollama's own, and the OpenAI-like one that all others share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from variorum.propose.prompt import SYSTEM, Request, answer_schema
from variorum.propose.settings import ProposeSettings


class Trouble(Exception):
    """The server cannot be reached, or its reply is no answer. The message is for the user, and is never the server's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A model's answer. `cut`: whether the model ran out of tokens. Counts of tokens are the server's, None where it gives none."""

    content: str
    cut: bool
    prompt_tokens: int | None
    answer_tokens: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one kind of server is spoken to. `ask`: path of a call. `list`: path of the list of models. `body` makes the JSON of a request, `read`
    an Answer of the reply.
    """

    name: str
    ask: str
    list: str
    body: Callable[[Request, ProposeSettings], dict[str, Any]]
    read: Callable[[Mapping[str, Any]], Answer]


def _messages(request: Request) -> list[dict[str, str]]:
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": request.user}]


def _openai_body(request: Request, _settings: ProposeSettings) -> dict[str, Any]:
    """What is posted to /v1/chat/completions: the question, with a schema for the answer; temperature 0 and a seed, so that it can be
    repeated.
    """
    return {
        "model": request.model,
        "messages": _messages(request),
        "temperature": 0,
        "seed": request.seed,
        "max_tokens": request.answer_tokens,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        },
    }


def _openai_answer(reply: Mapping[str, Any]) -> Answer:
    """The answer in a reply of /v1/chat/completions. Raises Trouble for another shape."""
    try:
        choice = reply["choices"][0]
        content = choice["message"]["content"]
        usage = reply.get("usage") or {}
        prompt, told = usage.get("prompt_tokens"), usage.get("completion_tokens")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise Trouble("its reply has not the shape of /v1/chat/completions") from error
    return _answer(content, choice.get("finish_reason") == "length", prompt, told)


def _ollama_body(request: Request, settings: ProposeSettings) -> dict[str, Any]:
    """What is posted to /api/chat: `num_ctx` is large enough for prompt and answer, as Ollama cuts prompts in silence."""
    points = len(SYSTEM) + len(request.user)
    needed = int(points / settings.token_points) + request.answer_tokens
    return {
        "model": request.model,
        "messages": _messages(request),
        "stream": False,
        "format": answer_schema(),
        "options": {
            "temperature": 0,
            "seed": request.seed,
            "num_predict": request.answer_tokens,
            # rounded up to a whole 1,024
            "num_ctx": -(-needed // 1024) * 1024,
        },
    }


def _ollama_answer(reply: Mapping[str, Any]) -> Answer:
    """The answer in a reply of /api/chat. Raises Trouble for another shape."""
    try:
        content = reply["message"]["content"]
    except (KeyError, TypeError) as error:
        raise Trouble("its reply has not the shape of /api/chat") from error
    return _answer(
        content, reply.get("done_reason") == "length", reply.get("prompt_eval_count"), reply.get("eval_count")
    )


def _answer(content: Any, cut: bool, prompt: Any, answered: Any) -> Answer:
    """The answer, of a reply's text and its counts of tokens (None where it gives none). Raises Trouble where there is no text. `cut`: it
    was ended by the limit of tokens; `prompt` and `answered`: tokens of the question and of the answer.
    """
    if content is not None and not isinstance(content, str):
        raise Trouble("its reply holds no text")
    return Answer(
        content=content or "",
        cut=cut,
        prompt_tokens=prompt if type(prompt) is int and prompt >= 0 else None,
        answer_tokens=answered if type(answered) is int and answered >= 0 else None,
    )


OPENAI = Dialect(
    name="openai", ask="/v1/chat/completions", list="/v1/models", body=_openai_body, read=_openai_answer
)
OLLAMA = Dialect(name="ollama", ask="/api/chat", list="/api/tags", body=_ollama_body, read=_ollama_answer)
DIALECTS = {dialect.name: dialect for dialect in (OPENAI, OLLAMA)}
