"""English time expressions: rules (data), formulas they give, and the calendar that resolves them."""
