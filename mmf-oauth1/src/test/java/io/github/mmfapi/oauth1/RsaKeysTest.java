package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RsaKeysTest {
  /** The length of what PKCS#8 puts before a PKCS#1 key: two elements of 4 bytes, and 18 bytes. */
  private static final int PKCS8_HEAD = 26;

  @TempDir private static Path folder;

  private static KeyPair pair;

  @BeforeAll
  static void generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
  }

  @Test
  void read_pkcs8WithTextAround_isTheKey() throws IOException {
    Path file = file("Bag Attributes\n" + pem("PRIVATE KEY", pair.getPrivate()) + "the end\n");
    assertThat(RsaKeys.read(file)).isEqualTo(pair.getPrivate());
  }

  @Test
  void read_pkcs1_isTheKey() throws IOException {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    Path file = file(pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length)));
    assertThat(RsaKeys.read(file)).isEqualTo(pair.getPrivate());
    assertThat(RsaKeys.readPublic(file)).isEqualTo(pair.getPublic());
  }

  @Test
  void readPublic_publicOrPrivateKey_isThePublicKey() throws IOException {
    assertThat(RsaKeys.readPublic(file(pem("PUBLIC KEY", pair.getPublic()))))
        .isEqualTo(pair.getPublic());
    assertThat(RsaKeys.readPublic(file(pem("PRIVATE KEY", pair.getPrivate()))))
        .isEqualTo(pair.getPublic());
  }

  @Test
  void keys_fromFiles_signAndVerify() throws IOException {
    SignatureMethod signing =
        SignatureMethod.rsaSha256(RsaKeys.read(file(pem("PRIVATE KEY", pair.getPrivate()))));
    SignatureMethod verifying =
        SignatureMethod.rsaSha256(RsaKeys.readPublic(file(pem("PUBLIC KEY", pair.getPublic()))));
    String signature = signing.sign("GET&x&y", "", "");
    assertThat(verifying.verify(signature, "GET&x&y", "", "")).isTrue();
    assertThat(verifying.verify(signature, "GET&x&z", "", "")).isFalse();
  }

  @Test
  void read_publicKey_saysThatItCannotSign() throws IOException {
    Path file = file(pem("PUBLIC KEY", pair.getPublic()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.read(file))
        .withMessage(
            file + " contains a public key, which cannot sign; name the file of the private key");
  }

  @Test
  void read_noPemOrNoRsaKey_namesTheFileAndNothingOfItsContent() throws Exception {
    Path none = file("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.read(none))
        .withMessageStartingWith(none + " is not an unencrypted PEM file")
        .withMessageNotContaining("s3cret");
    Key other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    Path elliptic = file(pem("PRIVATE KEY", other));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.read(elliptic))
        .withMessage(elliptic + " contains no RSA private key; check the file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.readPublic(file(pem("PUBLIC KEY", new byte[] {1, 2}))))
        .withMessageEndingWith(" contains no RSA public key; check the file");
  }

  @Test
  void read_encryptedKey_saysHowToMakeOne() throws IOException {
    Path file = file(pem("ENCRYPTED PRIVATE KEY", pair.getPrivate()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.read(file))
        .withMessageContaining("openssl pkey -in");
  }

  @Test
  void read_missingFile_namesIt() {
    Path missing = folder.resolve("missing.pem");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeys.read(missing))
        .withMessage("cannot read " + missing + ": NoSuchFileException");
  }

  private static String pem(String label, Key key) {
    return pem(label, key.getEncoded());
  }

  private static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  private static Path file(String text) throws IOException {
    Path file = Files.createTempFile(folder, "key", ".pem");
    return Files.writeString(file, text, StandardCharsets.US_ASCII);
  }
}
