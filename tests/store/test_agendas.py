"""The agenda read from the file: with some people only what is theirs, with everybody my trips too."""

from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.domain.places.trip import VisitState
from netui.store import Store


def test_R5c_visits_that_are_confirmed_leave_with_the_people_trips_with_everybody(
    store: Store, clock: TestClock
) -> None:
    ana, bo = (person(store, clock(), name, place="Lisbon") for name in ("Ana", "Bo"))
    trip = store.trips.take(store.trips.read("Lisbon 3-5 dec", clock().day), clock()).subject or 0
    store.trips.mark(trip, ana, VisitState.CONFIRMED, clock())
    store.trips.mark(trip, bo, VisitState.ASKED, clock())

    hers, his, all_of_it = (
        store.agendas.of(ids, clock(), everybody=len(ids) > 1) for ids in ([ana], [bo], [ana, bo])
    )

    assert [(visit[:2], visit[2] and visit[2].name) for _, visit in hers.visits] == [((ana, "Ana"), "Lisbon")]
    assert (hers.trips, his.says(), all_of_it.says()) == ((), "", "1 trip, 1 visit")


def test_R2a_a_promise_in_the_inbox_leaves_with_everybody(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    store.interactions.log(Kind.NOTE, [], line(store, "met on the train >send her the book fri", clock()), clock())

    assert [each.says for each in store.agendas.of([ana], clock(), everybody=True).errands] == [
        "I promised: send her the book"
    ]
    assert store.agendas.of([ana], clock()).errands == []
