"""Parts of `coreference`: who a pronoun, a nominal or nobody at all stands for."""
