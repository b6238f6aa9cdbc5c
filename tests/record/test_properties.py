"""Whatever the order and the batches, the record is the same; what is removed was never there."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.merging import all_mentions, merge
from dragoman.record import Record, judging
from dragoman.record.actors import KnownPersons
from dragoman.record.events import judgements, mentions
from tests.factories import event, reading

PARTIES = st.sampled_from(
    ["RUS, KAZ", "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev", "RUS:Sergey Lavrov, KAZ", "RUS > KAZ", "RUS:Vladimir Putin > KAZ", "RUS", "RUS, KAZ, CHN", "USA > RUS"]
)  # fmt: skip
DATES = st.sampled_from([None, "2023-11-08", "2023-11-09", "2023-11-10", "2023-11", "2023"])
KINDS = st.sampled_from(
    [("CONSULT", "meet"), ("CONSULT", "visit"), ("CONSULT", "talks"), ("CONSULT", "multilateral"), ("ACCUSE", "allege")]
)
STATUS_LIST = ["occurred", "planned", "proposed", "cancelled", "denied"]
STATUSES = st.sampled_from(STATUS_LIST)


@st.composite
def said(draw):
    kind, mode = draw(KINDS)
    start = draw(DATES)
    end = draw(st.sampled_from([start, "2023-11-10"])) if start and len(start) == 10 else start
    return event(
        draw(PARTIES), start, end, type=kind, mode=mode, status=draw(STATUSES), place=draw(st.sampled_from([None, "Astana", "Moscow", "KAZ"])),
        said=draw(st.booleans()), quote=draw(st.sampled_from(["met", "talks", "the G20 summit"])),
    )  # fmt: skip


@st.composite
def page_sets(draw):
    told = draw(st.lists(st.lists(said(), max_size=3), min_size=1, max_size=7))
    dates = draw(
        st.lists(st.sampled_from([None, "2023-11-07", "2023-11-09", "2023-12-01"]), min_size=len(told), max_size=len(told))
    )
    return [
        reading(*events, url=f"https://s{n}.example/", published=date)
        for n, (events, date) in enumerate(zip(told, dates, strict=True))
    ]


@given(page_sets(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_order_does_not_show(pages, chance):
    shuffled = chance.sample(pages, len(pages))
    assert merge(all_mentions(shuffled)) == merge(all_mentions(pages))


@given(page_sets())
@settings(max_examples=60, deadline=None)
def test_every_mention_is_in_one_event_and_certain_days_agree(pages):
    found = merge(all_mentions(pages))
    told = sorted((r.page.id, e.id) for r in pages for e in r.events)
    assert len({e.id for e in found}) == len(found)
    # equal words told twice by one page are one mention
    assert sorted({(m.page, m.event) for e in found for m in e.mentions}) == sorted(set(told))
    for merged in found:
        certain = [e for r in pages for e in r.events if (r.page.id, e.id) in {(m.page, m.event) for m in merged.mentions}]
        days = {
            e.start
            for e in certain
            if e.start and len(e.start) == 10 and e.start == e.end and e.decisions["date"] != "publication"
        }
        spans = [e for e in certain if e.start != e.end]
        assert len(days) <= 1 or spans or merged.edition


@given(page_sets(), st.randoms(use_true_random=False), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_batches_removals_and_corrections_do_not_show(pages, chance, data):
    cut = data.draw(st.integers(0, len(pages)))
    shuffled = chance.sample(pages, len(pages))
    extra = reading(event("RUS, KAZ", "2023-11-09", quote="extra"), url="https://extra.example/")
    old = reading(event("RUS, CHN", "2023-11-09", quote="old"), url=pages[0].page.url, text="an older text")
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = (Record.open(Path(folder, name), create=True) for name in ("whole", "parts"))
        whole.add(pages)
        parts.add([extra, old])
        parts.events()
        parts.add(shuffled[:cut])
        parts.add(shuffled[cut:])
        parts.remove("https://extra.example/")
        assert parts.rows() == whole.rows()


@st.composite
def decisions(draw):
    """What a person decides one after the other: a verb, and which of the events (by number, whatever their number is then)."""
    verbs = st.sampled_from(["accept", "merge", "split", "reject", "edit", "revoke", "read again"])
    return draw(st.lists(st.tuples(verbs, st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=3))


def decide(record, verb, a, b, signed):
    events = record.events()
    made = judgements(record.tables)
    with suppress(UsageError):
        if verb == "revoke" and made:
            judging.revoke(record, made[a % len(made)].id, **signed)
        if not events or verb == "revoke":
            return
        one, other = events[a % len(events)], events[b % len(events)]
        if verb == "accept":
            judging.accept_event(record, one.id, **signed)
        elif verb == "reject":
            judging.reject_event(record, one.id, **signed)
        elif verb == "merge":
            judging.merge_events(record, [one.id, other.id], **signed)
        elif verb == "split":
            judging.split_event(record, one.id, [one.mentions[b % len(one.mentions)].page], **signed)
        elif verb == "edit":
            judging.edit_event(record, one.id, {"status": STATUS_LIST[b % len(STATUS_LIST)]}, **signed)


@given(page_sets(), decisions())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_judged_step_by_step_is_judged_at_once(pages, decided):
    """After each judgement only what it is about is merged again; the events are those of merging everything with all judgements."""
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(Path(folder) / "record", create=True)
        record.add(pages)
        for n, (verb, a, b) in enumerate(decided):
            if verb == "read again":
                record.remove(record.pages()[0][0])
                record.add(pages)
            decide(record, verb, a, b, {"who": "desk", "when": f"2024-01-01T00:00:0{n}", "why": "checked"})
            stepwise = record.events()
            assert stepwise == merge(mentions(record.tables), KnownPersons(), judgements(record.tables))
