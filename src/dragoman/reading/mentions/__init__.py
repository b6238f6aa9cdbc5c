"""Parts of `actors`: names, titles, bodies, groups and persons become mentions."""
