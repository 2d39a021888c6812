package io.github.mmfapi.oauth1.diagnosis;

/**
 * A parameter as it was received.
 *
 * @param place where it stands
 * @param rawName the name as written there
 * @param rawValue the value as written there, without quotes
 * @param name the decoded name
 * @param value the decoded value
 */
record Pair(Place place, String rawName, String rawValue, String name, String value) {
  /** Returns no value: it can be a secret. */
  @Override
  public String toString() {
    return place + " " + name;
  }

  /** Where a parameter stands in a request. */
  enum Place {
    HEADER("Authorization header"),
    QUERY("query"),
    FORM("form body"),
    /** A body that is not form-encoded, or nowhere: only a mistake makes a parameter of it. */
    NONE("body");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Makes up a parameter that the request does not have. */
  static Pair of(String name, String value) {
    return new Pair(
        Place.NONE, Encoder.RFC3986.encode(name), Encoder.RFC3986.encode(value), name, value);
  }

  boolean isProtocol() {
    return name.startsWith("oauth_");
  }

  boolean is(String protocolName) {
    return name.equals(protocolName);
  }

  boolean isIn(Place other) {
    return place == other;
  }
}
