# blueprint with everything it draws with: no network at run time, no rights of root.
#
#   docker build -t blueprint .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" blueprint build
#
# The tag names one Python on one Debian. To fix the very bytes, give its digest as well:
#   docker build --build-arg BASE="python:3.13-slim-trixie@sha256:…" -t blueprint .
# (`docker buildx imagetools inspect python:3.13-slim-trixie` prints it.)
ARG BASE=python:3.13-slim-trixie

FROM ${BASE} AS wheels
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE CHANGELOG.md ./
COPY blueprint blueprint
COPY schemas schemas
COPY templates templates
# What blueprint rests on is what requirements.lock says, to the byte; only the program itself is built here.
RUN pip wheel --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: --wheel-dir /wheels \
        --requirement requirements.lock \
    && pip wheel --no-cache-dir --disable-pip-version-check --no-deps --wheel-dir /wheels .

FROM ${BASE}
# The base fixes the release of Debian; within it, security updates are wanted.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fontconfig \
        fonts-noto-cjk \
        git \
        graphviz \
        libharfbuzz-subset0 \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache -f \
    # A folder that is mounted belongs to somebody else, and git reads it only if told that this is meant.
    && git config --system --add safe.directory /work \
    && useradd --uid 1000 --create-home blueprint
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels --disable-pip-version-check /wheels/blueprint-*.whl
ENV PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp/cache
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["blueprint"]
CMD ["--help"]
