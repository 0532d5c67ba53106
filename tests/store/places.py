"""A fresh PostgreSQL database for one test."""

from __future__ import annotations

import os
from uuid import uuid4

import pytest
from sqlalchemy import create_engine

from variorum.store.database import as_url


def postgres_place():
    server = os.environ.get("VARIORUM_TEST_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL server: `make test-postgres` starts one")
    name = f"desk_{uuid4().hex[:12]}"
    admin = create_engine(as_url(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield server.replace("/postgres?", f"/{name}?")
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()
