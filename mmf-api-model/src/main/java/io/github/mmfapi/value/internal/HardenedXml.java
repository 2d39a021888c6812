package io.github.mmfapi.value.internal;

import java.util.Map;
import javax.xml.stream.XMLInputFactory;

/** Configures XML parsers so that a document cannot make them read anything else. */
public final class HardenedXml {
  /**
   * Limits of the JDK's parser, by the ends of their names; 0 is no limit. Newer JDKs count
   * predefined entities and character references against these limits, and allow a depth of 100, so
   * they refuse harmless files. Without a document type declaration nothing is expanded, and the
   * size of the document limits all of them.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "totalEntitySizeLimit", "0",
          "maxGeneralEntitySizeLimit", "0",
          "maxElementDepth", "0",
          "elementAttributeLimit", "10000");

  private HardenedXml() {}

  /**
   * Turns off document type declarations and external entities. A parser then reports a declaration
   * as an event without reading it, and expands no entity.
   *
   * @param factory the factory to configure
   * @return the same factory
   * @throws IllegalArgumentException if the factory does not support one of the settings
   */
  public static XMLInputFactory harden(XMLInputFactory factory) {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Returns a factory of the JDK's own parser, whatever else is on the class path. It is hardened,
   * and reads the same documents on all JDKs.
   *
   * @return a new factory
   */
  static XMLInputFactory jdkFactory() {
    XMLInputFactory factory = harden(XMLInputFactory.newDefaultFactory());
    LIMITS.forEach((name, limit) -> factory.setProperty("jdk.xml." + name, limit));
    return factory;
  }
}
