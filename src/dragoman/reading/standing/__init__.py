"""Parts of `facts`: offices, elections, memberships, relations, quantities."""
