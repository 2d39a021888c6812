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

/**
 * Each mistake in a spec ends the generation with a message that names the place and the remedy.
 */
class SpecMistakesTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");

  @TempDir private Path folder;

  /** One mistake: what is replaced in the sample spec, by what, and the message expected. */
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
            "format of another world",
            "joined: { type: string, format: mmf-us-date }",
            "joined: { type: string, format: date }",
            "Thing.joined: unknown format date"),
        new Mistake(
            "unknown format of a parameter",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-long } }",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-lang } }",
            "GetThingRequest.thing_id: unknown format mmf-lang"),
        new Mistake(
            "answer without envelope",
            "$ref: \"#/components/schemas/GetThingsResponse\"",
            "$ref: \"#/components/schemas/ThingPage\"",
            "getThings: the JSON response is not the envelope; describe it"),
        new Mistake(
            "x-mmf-envelope that is not none",
            "x-mmf-envelope: none\n",
            "x-mmf-envelope: maybe\n",
            "getSeries: x-mmf-envelope is maybe; write none, or leave it out"),
        new Mistake(
            "answer outside the envelope that is the envelope",
            "$ref: \"#/components/schemas/Series\"",
            "$ref: \"#/components/schemas/FreeResponse\"",
            "getSeries: x-mmf-envelope is none, so the response must be JSON, an object with"),
        new Mistake(
            "answer outside the envelope without fields",
            "$ref: \"#/components/schemas/Series\"",
            "type: object",
            "getSeries: x-mmf-envelope is none, so the response must be JSON, an object with"),
        new Mistake(
            "schema both outside and inside the envelope",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { $ref: \"#/components/schemas/Series\" }",
            "createThing: the schema of output is also the answer of an operation with"),
        new Mistake(
            "schema both a form and inside the envelope",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { $ref: \"#/components/schemas/Pass\" }",
            "createThing: the schema of output is also the answer of an operation with"),
        new Mistake(
            "answer that is a form without fields",
            "schema: { $ref: \"#/components/schemas/Pass\" }\n  /access/renew_pass:",
            "schema: { type: string }\n  /access/renew_pass:",
            "requestPass: the response is a form; give its schema the properties that it has"),
        new Mistake(
            "field set by somebody unknown",
            "nonce: { type: string, x-mmf-set-by: signer }",
            "nonce: { type: string, x-mmf-set-by: chance }",
            "requestPass.nonce: x-mmf-set-by is chance; write signer, or leave it out"),
        new Mistake(
            "parameter set by somebody unknown",
            "schema: { type: string }, x-mmf-set-by: signer }",
            "schema: { type: string }, x-mmf-set-by: caller }",
            "showGate.sign: x-mmf-set-by is caller; write signer, or leave it out"),
        new Mistake(
            "signed with something unknown",
            "x-mmf-signed-with: temporary-credentials",
            "x-mmf-signed-with: nothing",
            "renewPass: x-mmf-signed-with is nothing; write client-credentials or"),
        new Mistake(
            "signed although nothing is asked for",
            "      security: []\n",
            "      security: []\n      x-mmf-signed-with: client-credentials\n",
            "showGate: x-mmf-signed-with stands beside security: [], which asks for no signature"),
        new Mistake(
            "query parameter of a write",
            "x-mmf-binding: none\n          x-mmf-binding-reason: The client sets it.\n",
            "description: x\n",
            "createThing.o: it is in the query of a write; make it a field of the form"),
        new Mistake(
            "body of a read",
            "      x-mmf-envelope: none\n",
            "      x-mmf-envelope: none\n      requestBody: { content: { text/plain: {} } }\n",
            "getSeries: a read has no body; make its fields query parameters"),
        new Mistake(
            "bare scalar as output",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { type: string }",
            "createThing: output is a bare string; describe it as an object"),
        new Mistake(
            "answer that is neither JSON nor a file",
            "schema: { type: string, format: binary }\n  /files/get_image:",
            "schema: { type: string }\n  /files/get_image:",
            "getFile: the response is neither JSON nor a file nor a form; give its schema format binary"),
        new Mistake(
            "no success response",
            "\"200\":\n          description: Done.",
            "\"404\":\n          description: Done.",
            "revoke: there is no response 200; describe it"),
        new Mistake(
            "at-least-one-of with an unknown parameter",
            "- [thing_id, thing_key]",
            "- [thing_id, thing_kee]",
            "getThing: x-mmf-at-least-one-of names thing_kee, which is no parameter; correct"),
        new Mistake(
            "no evidence",
            "x-mmf-evidence: { confidence: documented, sources: [PHPW L2] }",
            "deprecated: false",
            "getThing: x-mmf-evidence is missing; say how sure the operation is"),
        new Mistake(
            "request name taken",
            "    Owner:\n      type: object",
            "    GetThingRequest:\n      type: object\n    Owner:\n      type: object",
            "getThing: its request needs the name GetThingRequest, which a schema has; rename"),
        new Mistake(
            "no operationId",
            "operationId: getThing\n",
            "deprecated: false\n",
            "GET /things/get_thing: operationId is missing; add it"),
        new Mistake(
            "operationId that is no Java name",
            "operationId: getThing\n",
            "operationId: get_thing\n",
            "GET /things/get_thing: operationId get_thing is no name of a Java method; write"),
        new Mistake(
            "no tag",
            "tags: [Things]\n      operationId: getThing\n",
            "operationId: getThing\n",
            "getThing: tags null; give exactly one tag"),
        new Mistake(
            "operation left out without reason",
            "x-mmf-binding-reason: It is for a browser.",
            "deprecated: false",
            "GET /files/page: x-mmf-binding is none without a reason; add x-mmf-binding-reason"),
        new Mistake(
            "parameter left out without reason",
            "x-mmf-binding-reason: The client sets it for all methods.",
            "deprecated: false",
            "getThings.o: x-mmf-binding is none without a reason; add x-mmf-binding-reason"),
        new Mistake(
            "parameter in the path",
            "{ name: thing_key, in: query, schema",
            "{ name: thing_key, in: header, schema",
            "getThing.thing_key: it is in header; use the query or a form"),
        new Mistake(
            "two fields with one Java name",
            "RoleID: { type: string }",
            "e_mail: { type: string }",
            "Owner: e_mail and e-mail both become eMail() in Java; leave one out"),
        new Mistake(
            "enum of numbers",
            "ratio: { type: number }",
            "ratio: { type: number, enum: [1, 2] }",
            "Thing.ratio: the enum is not of type string; make it so"),
        new Mistake(
            "list of enums of numbers",
            "counts: { type: array, items: { type: integer } }",
            "counts: { type: array, items: { type: integer, enum: [1] } }",
            "Thing.counts: the enum is not of type string; make it so"),
        new Mistake(
            "pattern on the items of a list",
            "schema: { type: array, items: { type: string } }",
            "schema: { type: array, items: { type: string, pattern: x } }",
            "GetThingsRequest.tag_list: a pattern on the items of a list is not checked"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void generate_mistakeInSpec_failsWithPlaceAndRemedy(Mistake mistake) throws IOException {
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
