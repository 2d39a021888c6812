package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.internal.BodyHash;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the body hash of a received request (OAuth Request Body Hash 1.0 Draft 4, section 4). */
final class ReceivedBodyHash {

  private ReceivedBodyHash() {}

  /**
   * Compares the hash that a request brought, if it did, with that of its body.
   *
   * @throws OAuth1RefusedException if they differ, or if the draft forbids the hash
   */
  static void check(
      ReceivedParameters parameters, @Nullable String contentType, Supplier<byte[]> body) {
    String received = parameters.get(ProtocolNames.BODY_HASH);
    if (received == null) {
      return;
    }
    if (FormEncoding.isForm(contentType)) {
      throw refused("must not be sent with a form-encoded body, which is signed itself");
    }
    String algorithm = BodyHash.algorithm(parameters.require(ProtocolNames.SIGNATURE_METHOD));
    if (algorithm == null) {
      throw refused("cannot be checked: the signature method names no hash. Leave it out");
    }
    byte[] expected = BodyHash.of(algorithm, body.get()).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, received.getBytes(StandardCharsets.UTF_8))) {
      throw refused(
          "is not the " + algorithm + " hash of the body: send the body as it was hashed");
    }
  }

  private static OAuth1RefusedException refused(String why) {
    return new OAuth1RefusedException(Reason.BAD_BODY_HASH, ProtocolNames.BODY_HASH + " " + why);
  }
}
