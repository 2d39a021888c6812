package io.github.mmfapi.codegen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a spec stops the generation with a message that names the place and the fix. */
class SpecMistakesTest {
  /** Before the media type of the first upload. */
  private static final String IMPORTED =
      "[PHPW L4], unverified: [verb] }\n      requestBody:\n        required: true\n        content:\n"
          + "          ";

  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");

  private static final Path RULES = Path.of("src/main/java/io/github/mmfapi/codegen");
  private static final String REFUSAL = "throw new SpecMistake(";

  private static final Pattern PLACE = Pattern.compile("[^:]*spec\\.yaml:(?<line>\\d+): ");

  /** The refusals that a mistake has met, as file and line. */
  private static final Set<String> MET = ConcurrentHashMap.newKeySet();

  @TempDir private Path folder;

  /** Describes one mistake: a replacement in the sample spec and the expected message. */
  private record Mistake(String name, String from, String to, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A field of a class of its own, which is described below its use. */
  private static final String OWNER = "owner: { $ref: \"#/components/schemas/Owner\" }";

  private static Mistake schemaNamed(String name) {
    return new Mistake(
        "schema named " + name,
        OWNER,
        OWNER.replace("Owner", name),
        name + ": the schema has the name of a class that generated code uses; rename the schema");
  }

  private static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "attribute that OpenAPI does not have",
            "operationId: getThing\n",
            "operationId: getThing\n      operationid: getThing\n",
            "the document: attribute paths.'/things/get_thing'(get).operationid is unexpected;"
                + " write it as OpenAPI 3.0 does"),
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
            "getThing.thing_id: unknown format mmf-lang"),
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
            "      x-mmf-envelope: none\n      requestBody: { content: { multipart/form-data: { schema: {"
                + " properties: { a: { type: string } } } } } }\n",
            "getSeries: a GET or HEAD operation has a body; make its fields query parameters"),
        new Mistake(
            "body that is no form",
            "properties:\n                thing_id: { type: string, format: mmf-long }\n",
            "properties: {}\n",
            "deleteThing: the body is not a form; give its schema properties"),
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
            "getThing.thing_key: the parameter is in header, which the generator does not support;"
                + " move it to the query of a GET or the form of a POST"),
        new Mistake(
            "two fields with one Java name",
            "RoleID: { type: string }",
            "e_mail: { type: string }",
            "Owner.e-mail: e_mail and e-mail both become eMail() in Java; remove one of them"),
        new Mistake(
            "enum of numbers",
            "ratio: { type: number }",
            "ratio: { type: number, enum: [1, 2] }",
            "Thing.ratio: the enum is not of type string; use type string"),
        new Mistake(
            "texts of an enum that differ only by case",
            "enum: [asc, desc]",
            "enum: [asc, Asc]",
            "GetThingsRequest.sort_order: \"asc\" and \"Asc\" both become ASC in Java; name the"
                + " constants in x-enum-varnames"),
        new Mistake(
            "texts of an enum that differ only by composition",
            "enum: [red, \"dark-blue\"]",
            "enum: [\u00e9, e\u0301]",
            "Thing.colour: \"\u00e9\" and \"e\u0301\" both become LATIN_SMALL_LETTER_E_WITH_ACUTE"
                + " in Java"),
        new Mistake(
            "too few names of constants",
            "x-enum-varnames: [PRIVATE, FRIENDS, PUBLIC]",
            "x-enum-varnames: [PRIVATE, FRIENDS]",
            "Privacy: the enum has 3 values, but 2 names in x-enum-varnames; give one name"),
        new Mistake(
            "name of a constant that is none",
            "x-enum-varnames: [PRIVATE, FRIENDS, PUBLIC]",
            "x-enum-varnames: [PRIVATE, FRIENDS, UNRECOGNIZED]",
            "Privacy: UNRECOGNIZED of \"3\" cannot be the name of a constant; give another one in"
                + " x-enum-varnames"),
        new Mistake(
            "two constants of one name",
            "x-enum-varnames: [PRIVATE, FRIENDS, PUBLIC]",
            "x-enum-varnames: [PRIVATE, PUBLIC, PUBLIC]",
            "Privacy: \"1\" and \"3\" both become PUBLIC in Java; name the constants in"),
        schemaNamed("String"),
        schemaNamed("Override"),
        schemaNamed("Builder"),
        schemaNamed("WireFormat"),
        schemaNamed("LocalDate"),
        new Mistake(
            "schema with the name of an interface",
            OWNER,
            OWNER.replace("Owner", "ThingsApi"),
            "the tag Things and the schema ThingsApi both become ThingsApi in Java"),
        new Mistake(
            "schemas that differ only by case",
            OWNER,
            OWNER.replace("Owner", "PRIVACY"),
            "the schema PRIVACY and the schema Privacy both become Privacy in Java"),
        new Mistake(
            "operations that differ only by case",
            "operationId: createThing\n",
            "operationId: getthing\n",
            "POST /things/create_thing: operationId getthing is also that of GET /things/get_thing,"
                + " perhaps in another case; rename one of them"),
        new Mistake(
            "operation with the name of a method of Object",
            "operationId: getThing\n",
            "operationId: getClass\n",
            "GET /things/get_thing: operationId getClass is a method of java.lang.Object; rename it"),
        new Mistake(
            "tags that differ only by case",
            "tags: [Access]\n      operationId: showGate",
            "tags: [access]\n      operationId: showGate",
            "the tag Access and the tag access both become AccessApi in Java"),
        new Mistake(
            "tag with the name of an asynchronous interface",
            "tags: [Access]\n      operationId: showGate",
            "tags: [Files Async]\n      operationId: showGate",
            "the tag Files and the tag Files Async both become FilesAsyncApi in Java"),
        new Mistake(
            "list of enums of numbers",
            "counts: { type: array, items: { type: integer } }",
            "counts: { type: array, items: { type: integer, enum: [1] } }",
            "Thing.counts: the enum is not of type string; use type string"),
        new Mistake(
            "pattern on the items of a list",
            "schema: { type: array, items: { type: string } }",
            "schema: { type: array, items: { type: string, pattern: x } }",
            "getThings.tag_list: the pattern on the items of a list would not be checked"));
  }

  private static Stream<Mistake> unsupported() {
    return Stream.of(
        feature("VERSION", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: openapi is 3.1.0, which"),
        feature(
            "BODY",
            IMPORTED + "multipart/form-data",
            IMPORTED + "application/json",
            "importFile: the body is application/json, which the generator does not support;"
                + " describe its fields under application/x-www-form-urlencoded, or under"
                + " multipart/form-data for files"),
        feature(
            "BODIES",
            IMPORTED + "multipart/form-data",
            IMPORTED + "application/json: {}\n          multipart/form-data",
            "importFile: the body is described as application/json and as multipart/form-data,"),
        feature(
            "NO_TEXT",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-long } }",
            "{ name: thing_id, in: query, schema: { type: integer } }",
            "getThing.thing_id: the type is integer, which"),
        feature(
            "NO_TEXT",
            "test: { type: string, format: mmf-flag }",
            "test: { type: boolean }",
            "importFile.test: the type is boolean, which"),
        feature(
            "NO_TEXT",
            "schema: { type: array, items: { type: string, format: mmf-long } }",
            "schema: { type: array, items: { type: number } }",
            "getThings.type_ids: the type is number, which"),
        feature(
            "STRUCTURE",
            "test: { type: string, format: mmf-flag }",
            "test: { type: object }",
            "importFile.test: the value is no text, which"),
        feature(
            "NULLABLE_NUMBER",
            "ratio: { type: number }",
            "ratio: { type: number, nullable: true }",
            "Thing.ratio: a nullable number, which the generator does not support; remove both, and"
                + " give the format alone, such as mmf-long"),
        feature(
            "ALTERNATIVES",
            "anything: {}",
            "anything: { oneOf: [{ type: string }, { type: object }] }",
            "Thing.anything: oneOf has 2 schemas, which"),
        feature(
            "ALTERNATIVES",
            "output: { $ref: \"#/components/schemas/Thing\" }",
            "output: { oneOf: [{ $ref: \"#/components/schemas/Thing\" }, { type: object }] }",
            "ThingResponse.result.output: oneOf has 2 schemas, which"),
        feature(
            "ALTERNATIVES",
            "{ name: thing_id, in: query, schema: { type: string, format: mmf-long } }",
            "{ name: thing_id, in: query, schema: { anyOf: [{ type: string }] } }",
            "getThing.thing_id: anyOf has 1 schemas, which"),
        feature(
            "LOCATION",
            "{ name: thing_key, in: query, schema",
            "{ name: thing_key, in: cookie, schema",
            "getThing.thing_key: the parameter is in cookie, which"),
        feature(
            "STYLE",
            "name: tag_list\n",
            "name: tag_list\n          style: pipeDelimited\n",
            "getThings.tag_list: the style is pipeDelimited, which"),
        feature(
            "CONTENT",
            "{ name: thing_key, in: query, schema: { type: string } }",
            "{ name: thing_key, in: query, content: { text/plain: { schema: { type: string } } } }",
            "getThing.thing_key: the parameter has content, which"),
        feature(
            "CALLBACKS",
            "operationId: getThing\n",
            "operationId: getThing\n      callbacks: { done: {} }\n",
            "getThing: the operation has callbacks, which"));
  }

  private static Mistake feature(String feature, String from, String to, String message) {
    return new Mistake(UnsupportedFeature.valueOf(feature).name(), from, to, message);
  }

  @Test
  void unsupportedFeatures_eachHaveTheirMistake() {
    assertThat(unsupported().map(Mistake::name).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(UnsupportedFeature.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @MethodSource({"mistakes", "unsupported"})
  void generate_mistakeInSpec_failsWithPlaceAndFix(Mistake mistake) throws IOException {
    String sample = Files.readString(SAMPLE);
    assertThat(sample).containsOnlyOnce(mistake.from());
    String mistaken = sample.replace(mistake.from(), mistake.to());
    if (mistake.from().equals(OWNER)) {
      String name = mistake.to().replaceAll(".*/|\\W+$", "");
      mistaken = mistaken.replace("    Owner:\n", "    " + name + ":\n");
    }
    Path spec = Files.writeString(folder.resolve("spec.yaml"), mistaken);

    Throwable thrown = catchThrowable(() -> Generation.run(spec, folder.resolve("out")));

    // Not wrapped, and without frames: a build tool prints the message and nothing else.
    assertThat(thrown).isInstanceOf(InvalidSpecException.class).hasNoCause();
    assertThat(thrown.getStackTrace()).isEmpty();
    assertThat(thrown.toString()).contains(": " + mistake.message()).doesNotContain("\n");
    assertPlace(thrown.getMessage(), sample, mistaken);
    StackTraceElement rule =
        requireNonNull(((InvalidSpecException) thrown).mistake()).getStackTrace()[0];
    MET.add(rule.getFileName() + ":" + rule.getLineNumber());
  }

  /** The line is one that differs from the sample, or one that such a line belongs to. */
  private static void assertPlace(String message, String sample, String mistaken) {
    Matcher place = PLACE.matcher(message);
    assertThat(place.lookingAt()).as(message).isTrue();
    int line = Integer.parseInt(place.group("line")) - 1;
    List<String> before = sample.lines().toList();
    List<String> after = mistaken.lines().toList();
    Set<Integer> expected = new TreeSet<>();
    IntStream.range(0, after.size())
        .filter(i -> !before.contains(after.get(i)))
        .forEach(expected::add);
    if (expected.isEmpty()) {
      expected.add(firstDifference(before, after));
    }
    List.copyOf(expected).forEach(i -> expected.addAll(owners(after, i)));
    // A name that two parts have is reported at either of them.
    String key = after.get(line).strip().split(":", 2)[0];
    assertThat(expected.contains(line) || List.of(message.split("[ .]", -1)).contains(key))
        .as("%s%nline: %s", message, after.get(line))
        .isTrue();
  }

  private static int firstDifference(List<String> before, List<String> after) {
    return IntStream.range(0, after.size())
        .filter(i -> !after.get(i).equals(before.get(i)))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Integer> owners(List<String> lines, int line) {
    Set<Integer> owners = new TreeSet<>();
    int indent = indent(lines.get(line));
    // Not paths, components and schemas: these own everything.
    for (int i = line; i >= 0 && indent > 2; i--) {
      if (!lines.get(i).isBlank() && indent(lines.get(i)) < indent) {
        indent = indent(lines.get(i));
        owners.add(i);
      }
    }
    return owners;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Each refusal in the source of the generator is met by a mistake of the table above. */
  @AfterAll
  static void everyRule_hasItsMistake() throws IOException {
    int rules = 0;
    Set<String> unmet = new TreeSet<>();
    try (Stream<Path> files = Files.list(RULES)) {
      // What a bundle refuses has a test of its own.
      for (Path file : files.filter(f -> !f.endsWith("SpecBundle.java")).toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains(REFUSAL)) {
            rules++;
            if (!isMet(file.getFileName().toString(), lines, i)) {
              unmet.add(file.getFileName() + ":" + (i + 1));
            }
          }
        }
      }
    }
    assertThat(rules).isGreaterThan(30);
    assertThat(unmet).as("refusals without a mistake that meets them").isEmpty();
  }

  /** Returns whether a mistake was refused by the statement that begins in a line. */
  private static boolean isMet(String file, List<String> lines, int start) {
    int end = start;
    while (!lines.get(end).endsWith(";")) {
      end++;
    }
    return IntStream.rangeClosed(start + 1, end + 1)
        .anyMatch(line -> MET.contains(file + ":" + line));
  }
}
