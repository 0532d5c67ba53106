"""An archive in an object store: a server of S3 on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.made import folder
from variorum.archive import Plan, place, run, status, story, verify
from variorum.archive.shards import rows
from variorum.errors import UsageError
from variorum.settings import Settings

pytest.importorskip("pyarrow")
SHARDS = 3


@pytest.fixture(scope="module")
def bucket():
    server = pytest.importorskip("moto.server")
    pytest.importorskip("upath")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            environment.setenv(name, "testing")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        import boto3

        boto3.client("s3").create_bucket(Bucket="papers")
        yield "s3://papers"
    running.stop()


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    root = tmp_path_factory.mktemp("archive")
    inputs = folder(root / "in", 6)
    run(Plan(inputs=inputs, shards=SHARDS), root / "out")
    return root, inputs


def held(root) -> dict[str, bytes]:
    top = str(root).rstrip("/") + "/"
    return {str(path).removeprefix(top): path.read_bytes() for path in root.rglob("*.parquet")}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_in_a_store_is_the_same_to_the_byte(bucket, local, workers):
    root, inputs = local
    there = place(f"{bucket}/month-{workers}")
    run(Plan(inputs=inputs, shards=SHARDS), there, workers=workers)
    assert held(there) == held(root / "out")
    assert list(verify(there)) == []
    key = next(row for path in (there / "group").glob("*.parquet") for (row,) in rows(path, ["story_id"]))
    assert story(there, key, Settings()) == story(root / "out", key, Settings())


def test_it_goes_on_where_it_was(bucket, local):
    there = place(f"{bucket}/resumed")
    run(Plan(inputs=local[1], shards=SHARDS, until="trace"), there)
    (there / "reports" / "00000.parquet").unlink()
    assert list(verify(there)) == ["reports/00000.parquet: is gone"]
    run(Plan(inputs=local[1], shards=SHARDS), there)
    assert held(there) == held(local[0] / "out")


def test_inputs_are_read_from_a_store(bucket, local, tmp_path):
    """Files and a folder: reports, refusals and all, but for their paths."""
    named = []
    for given in map(Path, local[1]):
        for file in sorted(given.rglob("*")) if given.is_dir() else [given]:
            inside = file.relative_to(given.parent)
            (place(bucket) / "given" / str(inside)).write_bytes(file.read_bytes())
        named.append(f"{bucket}/given/{given.name}")
    run(Plan(inputs=tuple(named), shards=SHARDS, until="reports"), tmp_path / "out")
    mine, theirs = (
        {stage.stage: (stage.came, stage.went, stage.refused) for stage in status(root)}["reports"]
        for root in (tmp_path / "out", local[0] / "out")
    )
    assert mine == theirs

    def texts(root: Path) -> list[str]:
        records = (row for path in (root / "reports").glob("*.parquet") for (row,) in rows(path, ["record"]))
        return sorted(json.loads(record)["text"] for record in records)

    assert texts(tmp_path / "out") == texts(local[0] / "out")
    # Nothing changed there, so nothing is read again.
    before = (tmp_path / "out/done/drafts/000000.json").stat().st_mtime_ns
    run(Plan(inputs=tuple(named), shards=SHARDS, until="reports"), tmp_path / "out")
    assert (tmp_path / "out/done/drafts/000000.json").stat().st_mtime_ns == before


def test_another_kind_of_address_is_a_mistake():
    with pytest.raises(UsageError, match="begins with s3:// or gs://"):
        place("ftp://papers/month")
