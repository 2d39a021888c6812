package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a spec stops the generation with a message that names the place and the fix. */
class SpecMistakesTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");

  @TempDir private Path folder;

  /** Describes one mistake: a replacement in the sample spec and the expected message. */
  private record Mistake(String name, String from, String to, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "unknown format of a field",
            "joined: { type: string, format: mmf-us-date }",
            "joined: { type: string, format: mmf-uk-date }",
            "Thing.joined: unknown format mmf-uk-date; use one of [mmf-date, mmf-date-time,"
                + " mmf-decimal, mmf-flag, mmf-int, mmf-long, mmf-route-data, mmf-time, mmf-us-date]"),
        new Mistake(
            "standard format that is no wire format",
            "joined: { type: string, format: mmf-us-date }",
            "joined: { type: string, format: date }",
            "Thing.joined: unknown format date"),
        new Mistake(
            "unknown format of a parameter",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-long } }",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-lang } }",
            "GetThingRequest.thing_id: unknown format mmf-lang"),
        new Mistake(
            "response without envelope",
            "$ref: \"#/components/schemas/GetThingsResponse\"",
            "$ref: \"#/components/schemas/ThingPage\"",
            "getThings: the JSON response is not the envelope; describe an object"),
        new Mistake(
            "x-mmf-envelope that is not none",
            "x-mmf-envelope: none\n",
            "x-mmf-envelope: maybe\n",
            "getSeries: x-mmf-envelope is maybe; write none, or remove it"),
        new Mistake(
            "response outside the envelope that is the envelope",
            "$ref: \"#/components/schemas/Series\"",
            "$ref: \"#/components/schemas/FreeResponse\"",
            "getSeries: x-mmf-envelope is none, but the response is not a JSON object"),
        new Mistake(
            "response outside the envelope without fields",
            "$ref: \"#/components/schemas/Series\"",
            "type: object",
            "getSeries: x-mmf-envelope is none, but the response is not a JSON object"),
        new Mistake(
            "schema both outside and inside the envelope",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { $ref: \"#/components/schemas/Series\" }",
            "createThing: the schema of output is also the response of an operation with"),
        new Mistake(
            "schema both a form and inside the envelope",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { $ref: \"#/components/schemas/Pass\" }",
            "createThing: the schema of output is also the response of an operation with"),
        new Mistake(
            "response that is a form without fields",
            "schema: { $ref: \"#/components/schemas/Pass\" }\n  /access/renew_pass:",
            "schema: { type: string }\n  /access/renew_pass:",
            "requestPass: the response is a form without properties; describe its fields"),
        new Mistake(
            "field with an unknown setter",
            "nonce: { type: string, x-mmf-set-by: signer }",
            "nonce: { type: string, x-mmf-set-by: chance }",
            "requestPass.nonce: x-mmf-set-by is chance; write signer, or remove it"),
        new Mistake(
            "parameter with an unknown setter",
            "schema: { type: string }, x-mmf-set-by: signer }",
            "schema: { type: string }, x-mmf-set-by: caller }",
            "showGate.sign: x-mmf-set-by is caller; write signer, or remove it"),
        new Mistake(
            "signed with unknown credentials",
            "x-mmf-signed-with: temporary-credentials",
            "x-mmf-signed-with: nothing",
            "renewPass: x-mmf-signed-with is nothing; write client-credentials or"),
        new Mistake(
            "signed although no signature is required",
            "      security: []\n",
            "      security: []\n      x-mmf-signed-with: client-credentials\n",
            "showGate: x-mmf-signed-with contradicts security: [], which means no signature"),
        new Mistake(
            "query parameter of a POST operation",
            "x-mmf-binding: none\n          x-mmf-binding-reason: The client sets it.\n",
            "description: x\n",
            "createThing.o: the parameter is in the query of a POST operation; make it a field of the form"),
        new Mistake(
            "body of a GET operation",
            "      x-mmf-envelope: none\n",
            "      x-mmf-envelope: none\n      requestBody: { content: { text/plain: {} } }\n",
            "getSeries: a GET or HEAD operation has a body; make its fields query parameters"),
        new Mistake(
            "bare scalar as output",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { type: string }",
            "createThing: output is of type string; describe it as an object"),
        new Mistake(
            "response that is neither JSON nor a file",
            "schema: { type: string, format: binary }\n  /files/get_image:",
            "schema: { type: string }\n  /files/get_image:",
            "getFile: the response is not JSON, a file or a form; give its schema the format binary"),
        new Mistake(
            "no success response",
            "\"200\":\n          description: Done.",
            "\"404\":\n          description: Done.",
            "revoke: response 200 is missing; describe it"),
        new Mistake(
            "at-least-one-of with an unknown parameter",
            "- [thing_id, thing_key]",
            "- [thing_id, thing_kee]",
            "getThing: x-mmf-at-least-one-of names thing_kee, which is not a parameter; fix"),
        new Mistake(
            "no evidence",
            "x-mmf-evidence: { confidence: documented, sources: [PHPW L2] }",
            "deprecated: false",
            "getThing: x-mmf-evidence is missing; add the confidence and the sources"),
        new Mistake(
            "request name taken",
            "    Owner:\n      type: object",
            "    GetThingRequest:\n      type: object\n    Owner:\n      type: object",
            "getThing: the request class GetThingRequest has the name of a schema; rename"),
        new Mistake(
            "no operationId",
            "operationId: getThing\n",
            "deprecated: false\n",
            "GET /things/get_thing: operationId is missing; add it"),
        new Mistake(
            "operationId that is not a Java name",
            "operationId: getThing\n",
            "operationId: get_thing\n",
            "GET /things/get_thing: operationId get_thing is not a Java method name; write"),
        new Mistake(
            "no tag",
            "tags: [Things]\n      operationId: getThing\n",
            "operationId: getThing\n",
            "getThing: the tags are null; give exactly one tag"),
        new Mistake(
            "operation excluded without reason",
            "x-mmf-binding-reason: It is for a browser.",
            "deprecated: false",
            "GET /files/page: x-mmf-binding is none without a reason; add x-mmf-binding-reason"),
        new Mistake(
            "parameter excluded without reason",
            "x-mmf-binding-reason: The client sets it for all methods.",
            "deprecated: false",
            "getThings.o: x-mmf-binding is none without a reason; add x-mmf-binding-reason"),
        new Mistake(
            "parameter in a header",
            "{ name: thing_key, in: query, schema",
            "{ name: thing_key, in: header, schema",
            "getThing.thing_key: the parameter is in header; move it to the query or a form"),
        new Mistake(
            "two fields with one Java name",
            "RoleID: { type: string }",
            "e_mail: { type: string }",
            "Owner: e_mail and e-mail both become eMail() in Java; remove one of them"),
        new Mistake(
            "enum of numbers",
            "ratio: { type: number }",
            "ratio: { type: number, enum: [1, 2] }",
            "Thing.ratio: the enum is not of type string; use type string"),
        new Mistake(
            "list of enums of numbers",
            "counts: { type: array, items: { type: integer } }",
            "counts: { type: array, items: { type: integer, enum: [1] } }",
            "Thing.counts: the enum is not of type string; use type string"),
        new Mistake(
            "pattern on the items of a list",
            "schema: { type: array, items: { type: string } }",
            "schema: { type: array, items: { type: string, pattern: x } }",
            "GetThingsRequest.tag_list: the pattern on the items of a list would not be checked"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void generate_mistakeInSpec_failsWithPlaceAndFix(Mistake mistake) throws IOException {
    String sample = Files.readString(SAMPLE);
    assertThat(sample).containsOnlyOnce(mistake.from());
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"), sample.replace(mistake.from(), mistake.to()));

    Throwable thrown = catchThrowable(() -> Generation.run(spec, folder.resolve("out")));

    assertThat(Throwables.getRootCause(thrown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(mistake.message());
  }
}
