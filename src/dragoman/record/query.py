"""SQL over a record: DuckDB reads the Delta tables through Arrow and can reach nothing else."""

from typing import Any

import duckdb

from dragoman.errors import UsageError
from dragoman.record.tables import NAMES, Tables, told


def run(tables: Tables, sql: str) -> list[dict[str, Any]]:
    """Rows of one SELECT; UsageError with DuckDB's own words if the query is wrong."""
    with told(tables.root), duckdb.connect(":memory:") as db:
        for name in NAMES:
            db.register(name, tables.dataset(name))
        db.execute("SET enable_external_access = false; SET python_enable_replacements = false; SET lock_configuration = true")
        if not sql.strip():
            raise UsageError("query: is empty; write SELECT ... FROM events")
        try:
            answer = db.execute(sql)
            columns = [c[0] for c in answer.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as error:
            raise UsageError(f"query: {' '.join(str(error).split())}") from None
