"""Reads the workout files of a folder with ElementTree and prints one line of JSON for each."""

import datetime
import json
import math
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
NOT_FINITE = {"NaN", "INF", "-INF", "Infinity", "-Infinity"}
TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?"
    r"(Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?"
)
GX = "{http://www.google.com/kml/ext/2.2}"


class Refused(Exception):
    pass


def number(text):
    text = (text or "").strip()
    if text in NOT_FINITE:
        return float(text.replace("INF", "inf").replace("Infinity", "inf"))
    return float(text) if NUMBER.fullmatch(text) else None


def within(text, low, high):
    value = number(text)
    return value if value is not None and low <= value <= high else None


def total(element, name):
    value = number(text(element, name))
    if value is None:
        return None
    if not abs(value) <= 1e9:
        raise Refused(name)
    return None if value < 0 else value


def time(text):
    found = TIME.fullmatch((text or "").strip())
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, zone, sign, hours, minutes = found.groups()
    try:
        local = datetime.datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    ahead = 60 * (60 * int(hours or 0) + int(minutes or 0)) * (-1 if sign == "-" else 1)
    since = local - datetime.datetime(1970, 1, 1) - datetime.timedelta(seconds=ahead)
    return (since.days * 86400 + since.seconds) * 1000 + int(((fraction or ".")[1:] + "000")[:3])


def rounded(value):
    return None if value is None else math.floor(value + 0.5)


def text(element, path):
    return "" if element is None else (element.findtext(path) or "").strip()


def first(texts):
    return next((t for t in texts if t), "")


def point(latitude, longitude, elevation, moment, rate, starts):
    latitude, longitude = within(latitude, -90, 90), within(longitude, -180, 180)
    placed = latitude is not None and longitude is not None
    position = [latitude, longitude] if placed else None
    return [position, within(elevation, -100000, 100000), moment, rate, placed and starts]


def positions(points):
    return [p for p in points if p[0] is not None]


def known(points):
    return [p for p in points if p[0] is not None or p[2] is not None or p[3] is not None]


class Line:
    """Whether the next position starts a line."""

    def __init__(self):
        self.starts = True

    def add(self, *values):
        added = point(*values, self.starts)
        self.starts = self.starts and added[0] is None
        return added


def tcx(root, n):
    line = Line()
    activities = []
    for child in root.iterfind(f"{n}Activities/*"):
        if child.tag == n + "Activity":
            activities.append(activity(child, n, line))
        elif child.tag == n + "MultiSportSession":
            for sport in child:
                if sport.tag in (n + "FirstSport", n + "NextSport"):
                    activities += [activity(a, n, line) for a in sport.iterfind(n + "Activity")]
    names, points = [], []
    for course in root.iterfind(f"{n}Courses/{n}Course"):
        line.starts = True
        names.append(text(course, n + "Name"))
        points += tracks(course, n, line)
    return activities, first(names), positions(points)


def activity(element, n, line):
    line.starts = True
    laps, starts = [], []
    for lap in element.iterfind(n + "Lap"):
        starts.append(time(lap.get("StartTime")))
        seconds, metres = total(lap, n + "TotalTimeSeconds"), total(lap, n + "DistanceMeters")
        laps.append([seconds, metres, rounded(total(lap, n + "Calories")), tracks(lap, n, line)])
    starts = [time(text(element, n + "Id"))] + starts
    start = next((s for s in starts if s is not None), None)
    return [text(element, n + "Notes"), element.get("Sport") or "Other", start, laps]


def tracks(parent, n, line):
    points = []
    for index, track in enumerate(parent.iterfind(n + "Track")):
        line.starts = line.starts or index > 0
        for p in track.iterfind(n + "Trackpoint"):
            place = p.find(n + "Position")
            rate = rounded(within(text(p, f"{n}HeartRateBpm/{n}Value"), 0.5, 255))
            points.append(
                line.add(
                    text(place, n + "LatitudeDegrees"), text(place, n + "LongitudeDegrees"),
                    text(p, n + "AltitudeMeters"), time(text(p, n + "Time")), rate))
    return known(points)


def gpx(root, n):
    line, names, points = Line(), [], []
    for child in root:
        if child.tag in (n + "trk", n + "rte"):
            names.append(text(child, n + "name"))
            is_route = child.tag == n + "rte"
            for segment in [child] if is_route else child.iterfind(n + "trkseg"):
                line.starts = True
                for p in segment.iterfind(n + ("rtept" if is_route else "trkpt")):
                    points.append(
                        line.add(
                            p.get("lat"), p.get("lon"), text(p, n + "ele"),
                            time(text(p, n + "time")), None))
    of_file = [text(root, n + "name"), text(root, f"{n}metadata/{n}name")]
    return [], first(names + of_file), positions(points)


def kml(root, n):
    line, points = Line(), []
    documents, folders, placemarks = [], [], []

    def geometry(element):
        tag = element.tag
        if tag in (n + "LineString", n + "LinearRing"):
            tuples = text(element, n + "coordinates").split()
            return [(element, [(t.split(","), None) for t in tuples])]
        if tag in (n + "Track", GX + "Track"):
            times = [time(w.text) for w in element.iterfind(n + "when")]
            coords = [c for c in element if c.tag in (n + "coord", GX + "coord")]
            return [(element, [((c.text or "").split(), times[i] if i < len(times) else None)
                               for i, c in enumerate(coords)])]
        if tag == n + "Polygon":
            rings = element.iterfind(f"{n}outerBoundaryIs/{n}LinearRing")
            return [g for ring in rings for g in geometry(ring)]
        if tag in (n + "MultiGeometry", n + "MultiTrack", GX + "MultiTrack"):
            return [g for c in element for g in geometry(c)]
        return []

    def feature(element):
        if element.tag in (n + "Document", n + "Folder"):
            name = documents if element.tag == n + "Document" else folders
            name.append(text(element, n + "name"))
            for child in element:
                feature(child)
        elif element.tag == n + "Placemark":
            lines = [g for child in element for g in geometry(child)]
            if any(coords for _, coords in lines):
                placemarks.append(text(element, n + "name"))
            for drawn, coords in lines:
                line.starts = True
                absolute = "absolute" in (
                    text(drawn, n + "altitudeMode"), text(drawn, GX + "altitudeMode"))
                for parts, moment in coords:
                    parts = parts + ["", "", ""]
                    elevation = parts[2] if absolute else ""
                    points.append(line.add(parts[1], parts[0], elevation, moment, None))

    for child in root:
        feature(child)
    return [], first(documents + placemarks + folders), positions(points)


def read(path):
    root = ElementTree.fromstring(path.read_bytes().lstrip(b"\xef\xbb\xbf \t\r\n"))
    namespace, _, name = root.tag.rpartition("}")
    namespace = namespace + "}" if namespace else ""
    readers = {"TrainingCenterDatabase": tcx, "gpx": gpx, "kml": kml}
    return list(readers[name](root, namespace))


for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        print(json.dumps([file.name] + read(file)))
    except Refused as refused:
        print(json.dumps([file.name, "refused"]))
