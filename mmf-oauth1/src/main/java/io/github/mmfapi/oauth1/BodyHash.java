package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.OAuth1RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a body that is not form-encoded, which the signature otherwise leaves out (OAuth
 * Request Body Hash 1.0 Draft 4, section 3). The hash is that of the signature method.
 */
final class BodyHash {

  private BodyHash() {}

  /** Returns the JDK's name of the hash in a signature method's name, null if it names none. */
  static @Nullable String algorithm(String signatureMethod) {
    int dash = signatureMethod.lastIndexOf('-');
    return switch (signatureMethod.substring(dash + 1)) {
      case "SHA1" -> "SHA-1";
      case "SHA256" -> "SHA-256";
      case "SHA512" -> "SHA-512";
      default -> null;
    };
  }

  /** Computes {@code oauth_body_hash}; of an empty body too, as the draft has it. */
  static String of(String algorithm, byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new OAuth1Exception("This Java runtime cannot compute " + algorithm, e);
    }
  }

  /**
   * Holds the hash that a request brought, if it did, against its body.
   *
   * @throws OAuth1RefusedException if it differs, or stands where the draft forbids it
   */
  static void check(
      ReceivedParameters parameters, @Nullable String contentType, Supplier<byte[]> body) {
    String received = parameters.get(ProtocolParameters.BODY_HASH);
    if (received == null) {
      return;
    }
    if (FormBody.isForm(contentType)) {
      throw refused("must not be sent with a form-encoded body, which is signed itself");
    }
    String algorithm = algorithm(parameters.require(ProtocolParameters.SIGNATURE_METHOD));
    if (algorithm == null) {
      throw refused("cannot be checked: the signature method names no hash. Leave it out");
    }
    byte[] expected = of(algorithm, body.get()).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, received.getBytes(StandardCharsets.UTF_8))) {
      throw refused(
          "is not the " + algorithm + " hash of the body: send the body as it was hashed");
    }
  }

  private static OAuth1RefusedException refused(String why) {
    return new OAuth1RefusedException(
        Reason.BAD_BODY_HASH, ProtocolParameters.BODY_HASH + " " + why);
  }
}
