"""A model's server on this machine that answers by script: as a good one, and in every way that one can go wrong."""

import gzip
import json
import re
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINE = re.compile(r"^(\d+) (R\d+) (.*)$", re.MULTILINE)


def claim(*quotes, relation="conflict", why="value", question="anything"):
    """A claim of these words: each is looked up among the numbered sentences, as a model would."""
    return lambda user: {
        "question": question,
        "relation": relation,
        "why": why,
        "readings": [{"s": number_of(q, user), "quote": q} for q in quotes],
    }


def number_of(words, user):
    return next((int(n) for n, _, text in LINE.findall(user) if words in text), 1)


def answering(*claims):
    """A model that makes these claims, whatever the order of the sentences."""
    return lambda user, _n: json.dumps({"claims": [c(user) for c in claims]})


class Fault:
    """What a server does instead of answering: a function of the handler."""

    def __init__(self, act):
        self.act = act


def status(code, **headers):
    def act(handler):
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return Fault(act)


def raw(body, *, length=None):
    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return Fault(act)


def dripping(seconds):
    """A byte at a time, so that no wait between two of them is long."""

    def act(handler):
        handler.send_response(200)
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    return Fault(act)


def dripping_head(seconds):
    """The same before the answer begins: headers without an end."""

    def act(handler):
        until = time.monotonic() + seconds
        with suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while time.monotonic() < until:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        handler.close_connection = True

    return Fault(act)


def packed(size):
    """So many bytes of nothing, packed a thousandfold, though nobody asked for packing."""
    body = gzip.compress(bytes(size))

    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        with suppress(OSError):
            handler.wfile.write(body)

    return Fault(act)


def silent(seconds):
    return Fault(lambda handler: time.sleep(seconds))


def endless():
    def act(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"x" * 100_000)

    return Fault(act)


class Script:
    """`url`, and `asked`: the bodies of the calls in order, with their headers in `headers`."""

    def __init__(self, url):
        self.url, self.asked, self.headers, self.paths = url, [], [], []


@contextmanager
def serving(model, *, dialect="openai", prompt_tokens=None, first=()):
    """`model`: (prompt, number of the call) → content or Fault. `first`: what the first calls get instead. `prompt_tokens`:
    what the server says it read; by default one and a third a word, as a tokenizer has it."""
    turns = list(first)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            if dialect == "ollama" and self.path == "/api/version":
                self._json({"version": "0.13.0"})
            elif dialect == "ollama" and self.path == "/api/tags":
                self._json({"models": [{"name": "small:latest", "digest": "ab" * 32}]})
            else:
                status(404).act(self)

        def do_POST(self):
            script.paths.append(self.path)
            script.headers.append(dict(self.headers))
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(body)
            user = body["messages"][1]["content"]
            told = turns.pop(0) if turns else model(user, len(script.asked))
            if isinstance(told, Fault):
                with suppress(BrokenPipeError, ConnectionResetError):
                    told.act(self)
                return
            words = sum(len(m["content"].split()) for m in body["messages"])
            read = round(words * 4 / 3) if prompt_tokens is None else prompt_tokens
            if dialect == "ollama":
                self._json({"message": {"content": told}, "prompt_eval_count": read, "eval_count": 50, "done_reason": "stop"})  # fmt: skip
            else:
                self._json(
                    {
                        "choices": [{"message": {"content": told}, "finish_reason": "stop"}],
                        "usage": {"prompt_tokens": read, "completion_tokens": 50},
                    }
                )

        def _json(self, told):
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script = Script(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
