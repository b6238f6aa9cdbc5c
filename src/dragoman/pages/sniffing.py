"""What a file holds: by its name, or by its first bytes."""

import re

SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv", ".tsv": "csv",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".warc": "warc",
    ".parquet": "parquet",
}  # fmt: skip
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
JSON_LIST = re.compile(rb"\[\s*\{\s*\"")
MHTML = re.compile(rb"\A[\w-]+:[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*?content-type:\s*multipart/related", re.I)
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)\b", re.I)


def sniff(data: bytes) -> str:
    """Kind of a page whose name does not tell: warc, jsonl, json, mhtml, feed, html or text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"WARC/1.", b"\x1f\x8b")):
        return "warc"
    if head.startswith(b"{"):
        return "jsonl"
    if JSON_LIST.match(head):
        return "json"
    if MHTML.search(head):
        return "mhtml"
    if FEED.search(head):
        return "feed"
    return "html" if head.startswith(b"<") and HTML.search(head) else "text"
