"""What pages are made of, put together as no page should be."""

import json

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "Putin|Tokayev|Xi Jinping|the Kremlin|Kazakhstan's|Uzbek President Shavkat Mirziyoyev|both leaders|he|who|Moscow|the EU|NATO|met|met with|visited|will visit"
    "|refused to|did not|said|told|accused|of|in Astana|in|on Tuesday|last week|on 31 February|on Nov. 9, 2023|in 20223|the 45th of May|a day later|two days before"
    "|said that|according to|:|,|;|.|!|?|...|—|-|(|)|[|]|\"|“|”|‘|’|'|''|«|»|„|Q|MS. PSAKI:|\n|\n\n|\t|\xa0|\u202e|\u0000|\ufeff|é|ё|中文|😀|𝒜|&|<|>|%|81.31|$5 billion"
    "|and|or|if|not|whether|that|to|by|with|between|agreement|talks|sanctions|President|Foreign Minister|Mr.|Dr.|U.S.|i.e.|A|I|1|2023|2023-11-09|Tuesday and Wednesday".split(
        "|"
    )
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=60).map(" ".join)
"""Words of the news in no order, between them anything."""
QUOTATIONS = st.recursive(
    TEXTS.map(lambda t: t[:60]),
    lambda inner: st.tuples(st.sampled_from("\"“‘«'„"), inner, st.sampled_from("\"”’»'“ ")).map("".join) | st.lists(inner, max_size=4).map(" said. ".join),
    max_leaves=12,
)  # fmt: skip
"""Nested, unbalanced, crossed."""
TAGS = st.sampled_from(
    "<p>|</p>|<div>|</div>|<article>|<h1>|</h1>|<script>|</script>|<!--|-->|<table><tr><td>|</table>|<br/>|<a href='|'>|<meta property='article:published_time' content='"
    '|\'/>|<title>|</title>|<time datetime=\'2023-11-09\'>|<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": |}</script>|&amp;|&#x1F600;|&#0;|&#99999999;'
    "|<![CDATA[|]]>|<svg>|<template>|<frameset>|<plaintext>|<base href='//x'>|<p class='caption'>|<ul><li>|<figure><figcaption>|<html lang=en>|<body>|</html>".split(
        "|"
    )
)
HTML = st.lists(TAGS | TEXTS, max_size=30).map("".join)
BYTES = (
    HTML.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=400)
    | TEXTS.map(lambda text: text.encode("utf-16"))
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
LINES = st.lists(
    st.dictionaries(st.sampled_from(["url", "published", "title", "text", "html", "article", "publisher", "language", "more"]), VALUES | TEXTS, max_size=6).map(
        lambda row: json.dumps(row).encode()
    )
    | st.binary(max_size=60),
    max_size=5,
).map(b"\n".join)  # fmt: skip
"""JSON lines, of which some are pages."""
FEEDS = st.lists(
    st.sampled_from(
        "<?xml version='1.0'?>|<rss version='2.0'>|</rss>|<channel>|</channel>|<item>|</item>|<link>|</link>|<title>|</title>|<description>|</description>|<pubDate>"
        "|</pubDate>|<feed xmlns='http://www.w3.org/2005/Atom'>|</feed>|<entry>|</entry>|<content type='html'>|</content>|<!DOCTYPE x [<!ENTITY a 'aaaa'>]>|&a;".split("|")
    )
    | TEXTS,
    max_size=25,
).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))  # fmt: skip
KEYS = st.sampled_from(
    "id|name|names|country|kind|terms|office|start|end|actors|frames|type|mode|triggers|verbs|roles|source|target|example|counterexample|contexts|status|intensity|aliases|lemma".split(
        "|"
    )
)
YAML_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.sampled_from(["RUS", "CONSULT", "meet", "person", "subject", "object", "2020-01-01", "x/y", "", "*a", "!!python/object:os.system"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=14,
)  # fmt: skip
