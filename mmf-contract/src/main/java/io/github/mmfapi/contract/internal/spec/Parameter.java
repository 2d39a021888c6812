package io.github.mmfapi.contract.internal.spec;

import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One parameter that a binding takes, in the query, the form or the multipart body.
 *
 * @param name name on the wire
 * @param required whether the spec requires it
 * @param joined whether the values of a list are joined by commas
 * @param schema its schema, references resolved
 * @param item the schema of an element, references resolved; null if it is no list
 * @param example the example in the spec; null if there is none
 */
public record Parameter(
    String name,
    boolean required,
    boolean joined,
    Schema<?> schema,
    @Nullable Schema<?> item,
    @Nullable Object example) {
  static Parameter of(
      String name,
      boolean required,
      boolean joined,
      Schema<?> schema,
      @Nullable Object example,
      Schemas schemas) {
    Schemas.Named resolved = schemas.resolve(name, schema);
    Schema<?> item = resolved.isArray() ? schemas.items(resolved).schema() : null;
    return new Parameter(name, required, joined, resolved.schema(), item, example);
  }

  /** {@return whether this is an upload} */
  public boolean isFile() {
    return "binary".equals(schema.getFormat());
  }
}
