"""Throws odd inputs at every door: nothing but what a door promises may come out, in time, with nothing lost.

    python scripts/fuzz.py --inputs 100000 --seed 1        by structure, at every door; counted (make fuzz)
    python scripts/fuzz.py --door desk --inputs 1000       one of them
    python scripts/fuzz.py --keep .fuzz --most 600         for ten minutes, going on where the same run of the same code stopped
    python scripts/fuzz.py --keep .fuzz --most 0           what has been counted so far
    python scripts/fuzz.py --guided --seconds 600          bytes alone, guided by coverage (pip install atheris)

An input is a template of its kind with a few places made odd, so that most are past the first parser; the share is printed.
The same seed gives the same inputs. Each place in the code that raises or hangs is printed once, with the door and the
number of the input that found it; exit code 1 if there is any. What is found becomes a case of a test.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.fuzzing.doors import DOORS  # noqa: E402
from tests.fuzzing.keeping import Keeping  # noqa: E402
from tests.fuzzing.running import fuzz, shared_out  # noqa: E402

from variorum.records import Refusal  # noqa: E402


def raised(path: str, room: str, error: Exception) -> Refusal:  # noqa: ARG001
    """A room that fails sets one input aside and goes on; here that is a finding."""
    raise error


def guided(seconds: int) -> None:
    """Bytes alone, by atheris, which is no dependency of ours. Ends the process."""
    import atheris
    from tests.badfiles.cases import CASES
    from tests.fuzzing.doors import gathered

    names = sorted({case.name for case in CASES.values()} | {"x.jsonl", "x.eml", "x.docx", "x.csv", "x.zip"})

    def one(content: bytes) -> None:
        if content:
            gathered(content[1:], names[content[0] % len(names)])

    corpus = ROOT / ".fuzz" / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(CASES.values()):
        if not case.heavy:
            (corpus / str(number)).write_bytes(bytes([names.index(case.name)]) + case.make()[:8000])
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-max_len=8000", "-timeout=60", str(corpus)], one
    )
    atheris.instrument_all()
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input of each door")
    parser.add_argument(
        "--door", action="append", help="one of the doors alone (may be given more than once)"
    )
    parser.add_argument(
        "--keep", type=Path, help="a folder where counts are kept, so that a run goes on and parts add up"
    )
    parser.add_argument("--most", type=float, help="seconds after which no other input is begun")
    parser.add_argument("--guided", action="store_true", help="bytes alone, guided by coverage")
    parser.add_argument("--seconds", type=int, default=600, help="how long, if guided")
    given = parser.parse_args()
    Refusal.failed = raised  # type: ignore[method-assign, assignment]
    if given.guided:
        guided(given.seconds)
    doors = [door for door in DOORS if given.door is None or door.name in given.door]
    if not doors:
        parser.error(f"there are {', '.join(door.name for door in DOORS)}")
    keeping = (
        Keeping(given.keep, seed=given.seed, inputs=given.inputs, first=given.first) if given.keep else None
    )
    among = DOORS if keeping else doors
    found = fuzz(
        given.inputs,
        seed=given.seed,
        first=given.first,
        doors=doors,
        among=among,
        tell=lambda said: print(said, flush=True),
        keeps=keeping,
        seconds=given.most,
    )
    print(found.told())
    shares = shared_out(given.inputs, among)
    left = sum(shares[door.name] for door in doors) - found.runs
    if left:
        print(f"{left:,} inputs are left{': the same command goes on' if keeping else ''}.")
    return 1 if found.found else 0


if __name__ == "__main__":
    sys.exit(main())
