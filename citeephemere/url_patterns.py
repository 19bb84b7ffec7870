from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def own_patterns(
    resolver: URLResolver | None = None, path: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Each page with its whole path, those of the administration aside: it decides by itself."""
    for entry in (resolver or get_resolver()).url_patterns:
        whole = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield whole, entry
        elif entry.app_name != "admin":
            yield from own_patterns(entry, whole)
