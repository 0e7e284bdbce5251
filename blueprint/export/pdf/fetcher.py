"""What keeps a PDF from fetching anything: pictures and fonts come as `data:` addresses, or not at all."""

from __future__ import annotations

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens `data:` addresses and nothing else; neither network nor file handlers are ever asked."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of a `data:` address.

        Raises:
            FatalURLFetchingError: it is another address.
        """
        if not url.lower().startswith("data:"):
            raise FatalURLFetchingError(f"a PDF fetches nothing, and not {url[:80]!r}")
        return super().fetch(url, headers)


def no_fetcher() -> URLFetcher:
    """A fetcher that stops the rendering when anything is asked of the network or of the disk."""
    return _NoFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
