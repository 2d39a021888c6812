package io.github.mmfapi.contract.record;

import io.github.mmfapi.oauth1.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response, without anything that belongs to the signature.
 *
 * @param method the HTTP method
 * @param path the path below the base URL
 * @param query the parameters of the query
 * @param form the parameters of the form; null if the request has none
 * @param isUpload whether the request is multipart
 * @param status the HTTP status
 * @param contentType null if the response has none
 * @param body the body of the response
 */
// Nothing compares these records.
@SuppressWarnings("ArrayRecordComponent")
record CallRecord(
    String method,
    String path,
    List<Parameter> query,
    @Nullable List<Parameter> form,
    boolean isUpload,
    int status,
    @Nullable String contentType,
    byte[] body) {

  /** Returns the parameters of query and form. */
  List<Parameter> parameters() {
    List<Parameter> fields = form;
    if (fields == null) {
      return query;
    }
    return java.util.stream.Stream.concat(query.stream(), fields.stream()).toList();
  }

  /** Returns the body as text; null if it is not text in UTF-8. */
  @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }

  /** Leaves out parameters and body. */
  @Override
  public String toString() {
    return method + " " + path + " " + status;
  }
}
