"""One module a source: each turns what was published into plain rows for `tools.build_knowledge`."""
