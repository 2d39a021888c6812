package io.github.mmfapi.client.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.wire.WireObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes the key of a row as text, which another process can compare. */
final class RowKeys {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RowKeys() {}

  /** Returns the text; of a row that is its own key, a digest of its JSON. */
  static String text(Object key) {
    return key instanceof WireObject row ? digest(row) : key.toString();
  }

  private static String digest(WireObject row) {
    try {
      byte[] json = JSON.writeValueAsString(row).getBytes(StandardCharsets.UTF_8);
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that was read as JSON cannot be written as JSON", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
