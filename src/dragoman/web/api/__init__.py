"""The JSON API: the same answers as the pages, documented by OpenAPI; CSV with ``format=csv``. Read-only."""

from fastapi import APIRouter

from dragoman.web.api import events, powers, words

router = APIRouter(prefix="/api")
for part in (events, powers, words):
    router.include_router(part.router)
