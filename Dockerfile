# A desk in a container: `docker build -t variorum .`, or `docker compose up` (compose.yaml). docs/how-to/run.md says the rest.
ARG BASE=python:3.12-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
RUN python -m venv /opt/variorum
COPY requirements/server.txt requirements/
RUN /opt/variorum/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements/server.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/variorum/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM ${BASE}
# pg_dump and pg_restore, for `desk backup` of a desk on PostgreSQL.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 variorum \
    && useradd --uid 10001 --gid 10001 --home-dir /desk --no-create-home --shell /usr/sbin/nologin variorum \
    && install -d -o 10001 -g 10001 -m 0700 /desk /backups
COPY --from=build /opt/variorum /opt/variorum
ENV PATH=/opt/variorum/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VARIORUM_DESK=/desk/desk.variorum \
    VARIORUM_HOST=0.0.0.0 \
    VARIORUM_LOG=json
WORKDIR /desk
USER 10001:10001
VOLUME ["/desk", "/backups"]
EXPOSE 8373
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8373/health', timeout=8)"]
ENTRYPOINT ["variorum"]
CMD ["desk", "serve"]
