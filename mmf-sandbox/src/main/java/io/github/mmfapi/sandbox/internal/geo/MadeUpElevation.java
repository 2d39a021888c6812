package io.github.mmfapi.sandbox.internal.geo;

/**
 * Elevations that the sandbox makes up; the same position gives the same elevation. The sandbox has
 * no elevation data, and elevations of 3.1 are not recorded.
 */
final class MadeUpElevation {
  private MadeUpElevation() {}

  /** Returns metres above sea level, from 0 to 240, of a position in degrees. */
  static double elevation(double latitude, double longitude) {
    double hills = Math.sin(latitude * 90) + Math.cos(longitude * 70);
    double swells = Math.sin((latitude + longitude) * 17);
    return Math.round((120 + 40 * hills + 40 * swells) * 10) / 10.0;
  }
}
