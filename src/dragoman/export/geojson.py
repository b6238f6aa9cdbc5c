"""Events with a place as GeoJSON points (RFC 7946: WGS 84, longitude first)."""

import json
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.export.content import Content
from dragoman.export.flat import event_row


def write_geojson(content: Content, path: Path) -> None:
    """A FeatureCollection; properties are the columns of the events table. UsageError if no event has coordinates."""
    features = []
    for event in content.events:
        place = event.place
        if place is None or place.lat is None or place.lon is None:
            continue
        row = {k: v for k, v in event_row(event).items() if k not in ("id", "latitude", "longitude")}
        features.append(
            {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": {k: v.isoformat() if k in ("first_day", "last_day") and v else v for k, v in row.items()},
            }
        )
    if not features:
        raise UsageError("no event has a place with coordinates; nothing was written")
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False) + "\n", encoding="utf-8")
