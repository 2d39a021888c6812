package io.github.mmfapi.contract.record;

/** The form of a recording. */
public enum RecordingFormat {
  /** A WireMock mapping in a file of its own for each call. */
  MAPPINGS,
  /** One HAR file (HTTP Archive 1.2), which is written anew after each call. */
  HAR
}
