"""Numbers of papers and records as people write them."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def with_sign(number: object) -> str:
    """“№ 12/4”, the sign on the same line as the number; nothing where there is none."""
    return f"№{NO_BREAK_SPACE}{number}" if number else ""
