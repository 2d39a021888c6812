package io.github.mmfapi.contract.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Fields;
import io.github.mmfapi.contract.operations.ReturnedFile;
import io.github.mmfapi.contract.support.ContractServer;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A response with every field of the spec is decoded field by field and loses nothing, with plain
 * texts and with such as formats have to escape.
 */
class EveryResponseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file: any bytes that are not text. */
  private static final byte[] FILE = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF, '\r', '\n'};

  @RegisterExtension final ContractServer server = new ContractServer();

  static List<Operation> operations() {
    return Operations.generated();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void response_withEveryField_isReadFieldByField(Operation operation) throws Exception {
    switch (operation.responseKind()) {
      case TYPED, FREE_FORM -> json(operation);
      case FILE -> file(operation);
      case NONE -> nothing(operation);
    }
    Ledger.note(Proof.RESPONSE, operation);
  }

  private Object call(Operation operation) {
    return Bindings.call(server.client(), operation, Examples.everything(operation));
  }

  private void json(Operation operation) throws Exception {
    JsonNode output = Examples.output(operation);
    read(operation, output);
    JsonNode inTexts = Examples.outputInTexts(operation);
    if (!inTexts.equals(output)) {
      read(operation, inTexts);
    }
    read(operation, nasty(output));
  }

  /** Returns an output whose free texts have the characters that formats escape. */
  private static JsonNode nasty(JsonNode output) {
    if (output.isTextual() && output.textValue().startsWith("a ")) {
      return JsonNodeFactory.instance.textNode(SampleValue.TEXT);
    }
    if (output.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      output.forEach(item -> array.add(nasty(item)));
      return array;
    }
    if (output.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      output.properties().forEach(field -> object.set(field.getKey(), nasty(field.getValue())));
      return object;
    }
    return output;
  }

  private void read(Operation operation, JsonNode output) throws Exception {
    String body = Examples.rendered(operation, Examples.body(operation, output));
    server.answer(aResponse().withHeader("Content-Type", operation.mediaType()).withBody(body));

    Object returned = call(operation);

    Fields.verify(operation, output, returned, field -> Ledger.note(Proof.FIELD, field));
    assertThat(JSON.readTree(JSON.writeValueAsString(returned))).isEqualTo(output);
  }

  private void file(Operation operation) throws Exception {
    String type = operation.mediaType().replace("*/*", "image/png").replace("/*", "/png");
    server.answer(aResponse().withHeader("Content-Type", type).withBody(FILE));

    try (ReturnedFile file = ReturnedFile.of(call(operation))) {
      assertThat(file.bytes()).isEqualTo(FILE);
    }
  }

  private void nothing(Operation operation) {
    server.answer(aResponse());

    assertThat(call(operation)).isNull();
  }
}
