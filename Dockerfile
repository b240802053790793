# One image for web, worker, postman and clock; docker-compose.yml chooses the command.

FROM node:22.14.0-bookworm-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY static/ static/
RUN npm run build

FROM python:3.11.14-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    IIWG_VAR=/srv/iiwg/var IIWG_MEDIA=/srv/iiwg/media IIWG_BIND=0.0.0.0 XDG_CACHE_HOME=/tmp/cache
WORKDIR /srv/iiwg
COPY deploy/system deploy/apt.txt deploy/apt-image.txt deploy/
RUN deploy/system deploy/apt.txt deploy/apt-image.txt && rm -rf /var/lib/apt/lists/*
COPY requirements.lock ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
COPY --from=assets /build/static/dist static/dist
# The container's user may write its state and the documents, not the code.
RUN groupadd --system --gid 10001 iiwg \
    && useradd --system --uid 10001 --gid 10001 --home-dir /srv/iiwg --no-create-home iiwg \
    && .venv/bin/python deploy/prepare.py --no-database \
    && rm -f var/secret_key \
    && mkdir -p media && chown -R iiwg:iiwg var media
USER 10001:10001
EXPOSE 8000
CMD ["deploy/web"]
