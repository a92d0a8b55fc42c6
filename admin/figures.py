"""Turns the store into figures for Prometheus; no label holds anything of a person."""

from collections.abc import Iterator
from datetime import UTC, datetime
from numbers import Real

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kiosk.store import Store


class StoreFigures(Collector):
    """What the store knows at this moment."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[Metric]:
        now = datetime.now(UTC)
        up = GaugeMetricFamily("coach_booth_up", "The booth was seen just now", labels=["booth"])
        seen = GaugeMetricFamily(
            "coach_booth_seen_seconds", "Since the booth was last seen", labels=["booth"]
        )
        said = GaugeMetricFamily(
            "coach_booth_fact", "A number the booth told of itself", labels=["booth", "fact"]
        )
        for booth in self._store.booths.all():
            if booth.retired:
                continue
            up.add_metric([booth.id], float(booth.here(now)))
            seen.add_metric([booth.id], (now - booth.seen_at).total_seconds())
            for fact, value in booth.facts.items():
                if isinstance(value, Real):
                    said.add_metric([booth.id, str(fact)], float(value))
        yield from (up, seen, said)
        yield self._interviews()
        yield self._faults()
        yield self._clips()

    def _interviews(self) -> Metric:
        counts = CounterMetricFamily(
            "coach_interviews", "Interviews begun, kept or not", labels=["booth", "state"]
        )
        for (booth, state), count in self._store.insight.counts().items():
            counts.add_metric([booth, state], count)
        return counts

    def _faults(self) -> Metric:
        faults = CounterMetricFamily("coach_faults", "Faults met", labels=["booth", "code"])
        for fault in self._store.booths.faults():
            faults.add_metric([fault.booth_id, fault.code], fault.count)
        return faults

    def _clips(self) -> Metric:
        clips = GaugeMetricFamily("coach_clips", "Clips in the cache", labels=["source"])
        for source, count in self._store.clips.count().items():
            clips.add_metric([source], count)
        return clips
