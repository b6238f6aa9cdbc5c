"""The reading room: a site on this machine, a JSON API and an MCP server over one record.

Pages, API and MCP ask the same `Library`, which answers from a snapshot of the record that is kept up to date behind them.
"""
