"""Forgotten for good: gone from every table, from undo, from search and from the bytes of the file."""

from conftest import TestClock
from test_removing import rich

from netui.store import Store


def test_x(store: Store, clock: TestClock) -> None:
    ana, bo = rich(store, clock)
    print(store.forgetting.look([ana], clock()))
    print(store.forgetting.forget([ana], clock()))
    data = store.path.read_bytes()
    for text in (b"Ana Ruiz", b"ana@acme", b"Acme", b"acme", b"uid-1", b"son runs",b"grew"):
        print(text, data.count(text))
    for row in store.connection.sql("select id,name from change"): print(row)
    assert 0
