package io.github.mmfapi.value.internal;

import javax.xml.stream.XMLInputFactory;

/** Configures XML parsers so that a document cannot make them read anything else. */
public final class HardenedXml {
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
}
