"""Events, statements, facts and frames in words and rows, as the command line and the site both show them."""
