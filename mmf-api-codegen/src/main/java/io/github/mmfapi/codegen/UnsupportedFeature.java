package io.github.mmfapi.codegen;

/**
 * Lists what a spec can describe and the generator refuses, because bindings without it would send
 * or read something else than the spec says.
 */
public enum UnsupportedFeature {
  /** Types are written in another way from OpenAPI 3.1 on. */
  VERSION("a version of OpenAPI other than 3.0", "write `openapi: 3.0.3`, and types as 3.0 does"),
  /** For example JSON. */
  BODY(
      "a request body that is neither a form nor multipart, such as JSON",
      "describe its fields under `application/x-www-form-urlencoded`, or under"
          + " `multipart/form-data` for files"),
  /** Only one of them could be sent. */
  BODIES("a request body in more than one media type", "keep one of them"),
  /** A query and a form have only texts. */
  NO_TEXT(
      "a parameter or form field of `type: integer`, `number` or `boolean`",
      "write `type: string`, which the wire has, with a format: `mmf-long`, `mmf-int`,"
          + " `mmf-decimal` or `mmf-flag`"),
  /** A query and a form have only texts. */
  STRUCTURE(
      "a parameter or form field that is an object or a list of lists",
      "describe each text as a parameter of its own"),
  /** A number that can be null was recorded in several forms. */
  NULLABLE_NUMBER(
      "`nullable` beside `type: integer`, `number` or `boolean`",
      "remove both, and give the `format` alone, such as `mmf-long`: it reads numbers, strings and"
          + " null"),
  /** Java has no type for one of several schemas. */
  ALTERNATIVES(
      "`oneOf` and `anyOf`, except one schema or the empty array in `output`",
      "describe one object with the fields of all, or leave the schema free-form: `{}`"),
  /** The client sends the query and forms. */
  LOCATION(
      "a parameter in a cookie, a header or the path",
      "move it to the query of a GET or the form of a POST"),
  /** Lists are repeated, or joined by commas. */
  STYLE(
      "a `style` other than `form`",
      "write `style: form`, with `explode: false` for a list that is joined by commas"),
  /** A parameter that is, for example, JSON. */
  CONTENT("a parameter with `content`", "give it a `schema`"),
  /** The client sends requests and receives none. */
  CALLBACKS("`callbacks`", "remove them, or describe each as an operation");

  private final String words;
  private final String remedy;

  UnsupportedFeature(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
  }

  /** {@return what is refused, in Markdown} */
  public String words() {
    return words;
  }

  /** {@return what to write instead, in Markdown} */
  public String remedy() {
    return remedy;
  }
}
