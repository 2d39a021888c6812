package io.github.mmfapi.contract;

import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report in JUnit's XML, which servers for continuous integration read. */
final class JUnitReport {
  private static final double MILLIS = 1000;

  private final ContractReport report;

  JUnitReport(ContractReport report) {
    this.report = report;
  }

  String render() {
    StringWriter text = new StringWriter();
    try {
      // The JDK's, whatever else is on the class path.
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "Contract of MapMyFitness 3.1");
      xml.writeAttribute("tests", Integer.toString(report.results().size()));
      xml.writeAttribute("failures", Integer.toString(report.broken().size()));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", Integer.toString(report.skipped().size()));
      xml.writeAttribute("time", seconds(total()));
      for (InteractionResult result : report.results()) {
        write(result, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private Duration total() {
    return report.results().stream()
        .map(InteractionResult::took)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void write(InteractionResult result, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "contract." + result.interaction().group());
    xml.writeAttribute("name", clean(result.interaction().toString()));
    xml.writeAttribute("time", seconds(result.took()));
    if (result.outcome() == Outcome.BROKEN) {
      Difference first = result.differences().get(0);
      xml.writeStartElement("failure");
      xml.writeAttribute("type", first.evidence().confidence().toString());
      xml.writeAttribute(
          "message",
          clean(first.where() + ": expected " + first.expected() + ", got " + first.got()));
      xml.writeCharacters(clean(TextReport.broken(result)));
      xml.writeEndElement();
    } else if (result.outcome() == Outcome.SKIPPED) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", clean(result.reason()));
    }
    xml.writeEndElement();
  }

  /** Replaces characters that XML cannot have. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF) ? c : '?')
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / MILLIS);
  }
}
