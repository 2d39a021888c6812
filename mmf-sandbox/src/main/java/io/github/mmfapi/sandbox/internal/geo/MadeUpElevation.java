package io.github.mmfapi.sandbox.internal.geo;

/**
 * A made-up landscape of gentle hills, the same for every call: the sandbox has no elevation data,
 * and 3.1's answers about elevation are not on record.
 */
final class MadeUpElevation {
  private MadeUpElevation() {}

  /** Returns metres above the sea, from 0 to 240, for degrees north and east. */
  static double elevation(double latitude, double longitude) {
    double hills = Math.sin(latitude * 90) + Math.cos(longitude * 70);
    double swells = Math.sin((latitude + longitude) * 17);
    return Math.round((120 + 40 * hills + 40 * swells) * 10) / 10.0;
  }
}
