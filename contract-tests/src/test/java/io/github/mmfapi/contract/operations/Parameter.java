package io.github.mmfapi.contract.operations;

import io.swagger.v3.oas.models.media.Schema;

/**
 * One parameter that a binding takes, be it of the query, the form or the multipart body.
 *
 * @param name name on the wire
 * @param required whether the spec requires it
 * @param schema its schema, references resolved
 * @param example what the spec gives as an example; null if it gives none
 */
public record Parameter(String name, boolean required, Schema<?> schema, Object example) {
  /** {@return whether this is an upload} */
  public boolean isFile() {
    return "binary".equals(schema.getFormat());
  }
}
