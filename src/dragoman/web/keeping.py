"""What has been worked out once for a version of the record, kept: answers, parts of pages, and whole pages."""

from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, Generic, TypeVar

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record.filters import today

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MOST_PAGES = 512
AT_ONCE = 2
"""Pages that are made at the same time."""
LARGEST_PAGE = 2_000_000
"""Bytes of a page that is kept."""


class Kept(Generic[K, V]):
    """The last `most` values that were asked for; many threads may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, Future[V]] = OrderedDict()
        self._lock = Lock()

    def of(self, key: K, make: Callable[[], V]) -> V:
        """The value of this key; made once, even if several ask for it at the same time. What `make` raises is raised, and not kept."""
        with self._lock:
            known = self._values.get(key)
            if known is None:
                mine: Future[V] = Future()
                self._put(key, mine)
            else:
                self._values.move_to_end(key)
        if known is not None:
            return known.result()
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._lock:
                self._values.pop(key, None)
            mine.set_exception(error)
        return mine.result()

    def known(self, key: K) -> V | None:
        """The value of this key if it has been made."""
        with self._lock:
            found = self._values.get(key)
            return found.result() if found is not None and found.done() else None

    def put(self, key: K, value: V) -> None:
        made: Future[V] = Future()
        made.set_result(value)
        with self._lock:
            self._put(key, made)

    def _put(self, key: K, value: "Future[V]") -> None:
        self._values[key] = value
        while len(self._values) > self._most:
            self._values.popitem(last=False)


class KeptPage(APIRoute):
    """A page that follows from its address and the version of the record (and, where it parts past from coming, from the day): made
    once, and not sent again to a browser that has it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        make = super().get_route_handler()
        if self.methods != {"GET"}:
            return make

        async def handler(request: Request) -> Response:
            pages: Kept[Hashable, Response] = request.app.state.pages
            key = _key(request)
            page = pages.known(key)
            if page is None:
                page = await self._made(make, request)
                if page.status_code != 200 or len(getattr(page, "body", b"")) > LARGEST_PAGE:
                    return page
                page.headers["cache-control"] = "no-cache"
                page.headers["etag"] = f'"{hash(key) & 0xFFFFFFFFFFFFFFFF:016x}"'
                pages.put(key, page)
            if request.headers.get("if-none-match") == page.headers["etag"]:
                return Response(status_code=304, headers={"etag": page.headers["etag"], "cache-control": "no-cache"})
            return page

        return handler

    async def _made(self, make: Callable[[Request], Coroutine[Any, Any, Response]], request: Request) -> Response:
        # one after the other they are all made sooner than forty at once, and kept pages go out in between
        async with request.app.state.turn:
            return await make(request)


class KeptAnswer(KeptPage):
    """A kept page that another process answers: it waits for that without taking a turn."""

    async def _made(self, make: Callable[[Request], Coroutine[Any, Any, Response]], request: Request) -> Response:
        return await make(request)


def _key(request: Request) -> Hashable:
    library = request.app.state.library
    seen = (library.version, library.busy, library.trouble, today())
    return (*seen, request.url.path, request.scope["query_string"], request.headers.get("hx-request"))
