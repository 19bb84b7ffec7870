"""PostgreSQL's own dump: pg_dump reads each table with COPY, in the order of its pages."""

from django.db import connection


def dump(table: str, columns: str = "") -> list[tuple[str, ...]]:
    sql = f"COPY {table}{columns} TO STDOUT"
    with connection.cursor() as cursor, cursor.copy(sql) as blocks:
        whole = b"".join(bytes(block) for block in blocks).decode()
    return [tuple(line.split("\t")) for line in whole.splitlines()]


def start_afresh(table: str) -> None:
    """A file without the room that earlier rows left: what comes is then written one by one."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


def assert_coin_toss(heads: int, trials: int) -> None:
    """Within six standard deviations: a fair coin fails once in 500 million times."""
    assert abs(heads - trials / 2) < 6 * (trials**0.5) / 2, f"{heads} of {trials}"
