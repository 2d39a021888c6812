package io.github.mmfapi.sandbox;

/** Small documents in each format. */
public final class Tracks {
  public static final String TCX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
        <Activities>
          <Activity Sport="Running">
            <Id>2013-08-15T13:00:00Z</Id>
            <Lap StartTime="2013-08-15T13:00:00Z">
              <TotalTimeSeconds>600.0</TotalTimeSeconds>
              <DistanceMeters>1609.344</DistanceMeters>
              <Calories>100</Calories>
              <Track>
                <Trackpoint>
                  <Time>2013-08-15T13:00:00Z</Time>
                  <Position>
                    <LatitudeDegrees>45.5100</LatitudeDegrees>
                    <LongitudeDegrees>-122.6600</LongitudeDegrees>
                  </Position>
                  <AltitudeMeters>12.5</AltitudeMeters>
                  <DistanceMeters>0</DistanceMeters>
                  <HeartRateBpm><Value>120</Value></HeartRateBpm>
                </Trackpoint>
                <Trackpoint><Time>2013-08-15T13:05:00Z</Time></Trackpoint>
                <Trackpoint>
                  <Time>2013-08-15T13:10:00Z</Time>
                  <Position>
                    <LatitudeDegrees>45.5200</LatitudeDegrees>
                    <LongitudeDegrees>-122.6500</LongitudeDegrees>
                  </Position>
                  <DistanceMeters>1609.344</DistanceMeters>
                  <HeartRateBpm><Value>140</Value></HeartRateBpm>
                </Trackpoint>
              </Track>
            </Lap>
            <Lap StartTime="2013-08-15T13:10:00Z">
              <TotalTimeSeconds>300</TotalTimeSeconds>
              <DistanceMeters>804.672</DistanceMeters>
              <Calories>50</Calories>
            </Lap>
            <Notes>Morning by the river</Notes>
          </Activity>
        </Activities>
      </TrainingCenterDatabase>
      """;

  public static final String GPX =
      """
      <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Ridge</name><trkseg>
      <trkpt lat="45.51" lon="-122.66"><ele>10</ele><time>2013-08-15T13:00:00Z</time></trkpt>
      <trkpt lat="45.52" lon="-122.65"><ele>20</ele><time>2013-08-15T13:10:00Z</time></trkpt>
      </trkseg></trk></gpx>
      """;

  public static final String KML =
      """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Route</name>
      <LineString><coordinates>
      -122.66,45.51
      -122.65,45.52,8
      </coordinates></LineString></Placemark></Document></kml>
      """;

  private Tracks() {}
}
