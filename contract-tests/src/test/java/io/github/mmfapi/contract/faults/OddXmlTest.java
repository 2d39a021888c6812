package io.github.mmfapi.contract.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.wire.OutputFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Well-formed XML with odd values, attributes, sections and nesting anywhere. */
@Tag("slow")
class OddXmlTest {
  private static final int COUNT = 3_000;

  @Test
  void decode_oddElementsAnywhere_endsInAValueOrATypedException() {
    new OddResponses(
            (body, random) -> new OddXml(random).spoiled(body),
            List.of(
                client -> client.outputFormat(OutputFormat.XML),
                client -> client.outputFormat(OutputFormat.XML).mapper(new ObjectMapper()),
                client -> client))
        .check(COUNT);
  }
}
