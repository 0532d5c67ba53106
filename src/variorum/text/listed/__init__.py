"""Numbers, days and hours of languages that have one short list each (`lexicons/by-language/CODE.json`, "listed"): read by digits,
words and signs, without any grammar."""
