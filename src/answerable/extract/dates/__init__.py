"""Which days do the words of a report mean? Expressions by the rules of a language, and closed ranges."""
