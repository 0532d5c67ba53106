"""Renders the templates of the package: everything is escaped, and the policy of a page allows only its own style and
script, named by their hashes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from variorum.publish.depths import depth_words, meaning, read_words
from variorum.publish.foreign import asked, direction, reason, spoken, voiced
from variorum.publish.phrases import (
    TIERS,
    WORDS,
    counted,
    fewer_origins,
    origin_words,
    stamp_words,
    way_words,
)
from variorum.publish.tongues import isolated, named, set_apart, set_apart_in_attribute, voice
from variorum.publish.view import Row, Source, file_name, headline, language_tag, outlet_name
from variorum.records import Report
from variorum.text.amid import amid
from variorum.text.clusters import shortened

PAGES = "variorum.publish"
# What no HTML text may hold, and what would reach out of its element to turn the reading order of the page around.
UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
OPENING_MARKS = ("“", '"', "«", "„", "‘", "「")


def render(template: str, **values: Any) -> str:
    """A page with its style, script and policy. Values are escaped by the template; equal values give equal
    bytes.
    """
    return render_in(_environment(), template, script=_asset("page.js"), **values)


def render_in(environment: Environment, template: str, *, script: str | None = None, **values: Any) -> str:
    """A page from another package's template, rendered as `render` does its own; `environment` is what `escaping` gives. Without a script
    none may run.
    """
    style = _asset("page.css")
    parts = {"style": Markup(style), "script": Markup(script or "")}  # noqa: S704 - ours
    return environment.get_template(template).render(**parts, policy=policy(style, script), **values)


def policy(style: str, script: str | None = None) -> str:
    """The page's Content-Security-Policy: nothing may be fetched, framed, submitted or run, except the style
    and the script (if it has one), named by their hashes.
    """
    runs = f"script-src '{_hash(script)}'; " if script is not None else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {runs}base-uri 'none'; form-action 'none'"


def shown(value: Any) -> Any:
    """A string as a page may show it: control and direction characters become the replacement character."""
    if isinstance(value, str):
        return type(value)(UNSHOWN.sub("�", value))
    return value


def _spoken(report: Report | None) -> Markup:
    return spoken(language_tag(report))


def _voiced(report: Report | None) -> Markup:
    return voiced(language_tag(report))


def _tags(context: Context, *given: Report | str | None) -> list[str | None]:
    """Language tags that words on a page may have: first that of their own report, then those of all reports of the page (`tongues`)."""
    own = (one if isinstance(one, str) else language_tag(one) for one in given)
    return [*own, *context.get("tongues", ())]


@pass_context
def _apart(context: Context, words: str, of: Report | str | None = None) -> Markup:
    return set_apart(words, _tags(context, of))


@pass_context
def _named(context: Context, name: str, of: Report | str | None = None) -> Markup:
    return named(name, _tags(context, of))


@pass_context
def _voice(context: Context, words: str, of: Report | str | None = None) -> Markup:
    return voice(words, _tags(context, of))


@pass_context
def _asked(context: Context, row: Row) -> Markup:
    return asked(row, _tags(context))


@pass_context
def _reason(context: Context, row: Row) -> Markup:
    return reason(row, _tags(context))


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    """A style or script of the pages, as text."""
    return resources.files(PAGES).joinpath("templates", name).read_text(encoding="utf-8")


def escaping(package: str) -> Environment:
    """The template environment for the templates of `package`, for pages and screens alike; they may include the templates of the pages.

    All values are escaped, an undefined name is an error, and no character is shown that could turn the direction of the page.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(one, "templates") for one in dict.fromkeys((package, PAGES))]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # the words that templates may use behind "|"
    environment.filters.update(
        amid=amid,
        apart=_apart,
        apart_attribute=set_apart_in_attribute,
        asked=_asked,
        counted=counted,
        depth=depth_words,
        depths=read_words,
        direction=direction,
        fewer_origins=fewer_origins,
        origin_words=origin_words,
        way=way_words,
        file_name=file_name,
        headline=headline,
        meaning=meaning,
        outlet=outlet_name,
        isolated=isolated,
        named=_named,
        reason=_reason,
        spoken=_spoken,
        shortened=shortened,
        stamp=stamp_words,
        voice=_voice,
        voiced=_voiced,
        tier=lambda tier: TIERS.get(tier, f"tier {tier}"),
    )
    environment.globals["fixed"] = WORDS
    environment.tests["marked"] = lambda quote: quote.startswith(OPENING_MARKS)
    return environment


@cache
def _environment() -> Environment:
    """The environment of the page's templates, which escapes what it sets in and knows the filter "when"."""
    environment = escaping(PAGES)
    environment.filters["when"] = _when
    return environment


def _when(source: Source) -> str:
    return stamp_words(source.lead.published) if source.lead else "passages"
