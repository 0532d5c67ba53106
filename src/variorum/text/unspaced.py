"""The characters of scripts that set no spaces between words, as classes for regular expressions."""

from __future__ import annotations

import re

# Han and kana, of which about two make a word; Thai, Lao, Burmese and Khmer, of which about four do.
DENSE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
LOOSE = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
UNSPACED = re.compile(f"[{DENSE}{LOOSE}]")
