"""What a benchmark reports, and where it is written."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Report:
    """`figures` are the numbers that floors are pinned on (name -> value, higher is better); `table` is Markdown for BENCHMARKS.md."""

    name: str
    title: str
    table: str
    figures: dict[str, float] = field(default_factory=dict)


def markdown_table(header: list[str], rows: list[list[object]]) -> str:
    """A Markdown table; floats are printed with three decimals."""

    def cell(value: object) -> str:
        return f"{value:.3f}" if isinstance(value, float) else str(value)

    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(cell(v) for v in row) + " |" for row in rows]
    return "\n".join(lines)
