package io.github.mmfapi.contract.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.wire.OutputFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Valid JSON with odd values anywhere. */
@Tag("slow")
class OddJsonTest {
  private static final int COUNT = 4_000;

  @Test
  void decode_oddValuesAnywhere_endsInAValueOrATypedException() {
    new OddResponses(
            (body, random) -> new OddJson(random).spoiled(body),
            List.of(
                client -> client,
                client -> client.mapper(new ObjectMapper()),
                client -> client.outputFormat(OutputFormat.XML)))
        .check(COUNT);
  }
}
