package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of the state that can be written as JSON, and read into a new state. */
public interface Saved {
  /** Returns all that the part holds. */
  JsonNode save();

  /**
   * Takes what {@link #save} returned. The part holds nothing yet, and the parts that were added
   * before it have been loaded.
   */
  void load(JsonNode saved);
}
