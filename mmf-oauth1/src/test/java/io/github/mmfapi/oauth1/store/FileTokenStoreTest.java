package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest extends TokenStoreContract {

  @TempDir private Path temporary;

  @Override
  TokenStore store() {
    return FileTokenStore.open(directory());
  }

  private Path directory() {
    return temporary.resolve("config/tokens");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void put_always_leavesOnlyFilesOfTheOwner() throws IOException {
    store().put("u", FIRST);
    store().put("u", SECOND);
    assertThat(permissions(directory())).isEqualTo("rwx------");
    List<Path> files = files();
    assertThat(files).hasSize(2).allMatch(file -> permissions(file).equals("rw-------"));
    assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void find_fileThatOthersCanUse_isRefusedAndSaysWhatToDo(String mode) throws IOException {
    store().put("u", FIRST);
    Path file = tokenFile();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    for (Runnable read : List.<Runnable>of(() -> store().find("u"), () -> store().userKeys())) {
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(read::run)
          .withMessageContaining(mode)
          .withMessageContaining("chmod 600 " + file);
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void open_directoryThatOthersCanUse_isRefusedAndSaysWhatToDo() throws IOException {
    store();
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-x---"));
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(this::store)
        .withMessageContaining("chmod 700 " + directory());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void find_symbolicLink_isRefused() throws IOException {
    store().put("u", FIRST);
    Path file = tokenFile();
    Path elsewhere = temporary.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().find("u"))
        .withMessageContaining("symbolic link");
  }

  @Test
  void open_whereAFileStands_saysWhere() throws IOException {
    Files.createDirectory(temporary.resolve("config"));
    Files.writeString(directory(), "");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(this::store)
        .withMessageContaining(directory().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "version=1&user_key=u&oauth_token=t&oauth_token_secret=plain%3As3cret",
        "version=2&user_key=u&oauth_token=t&oauth_token_secret=plain%3As3cret\n",
        "version=1&user_key=u&oauth_token=&oauth_token_secret=plain%3As3cret\n",
        "version=1&user_key=u&oauth_token=t\n",
        "s3cret%zz\n",
        "\u00ff\u0000\n"
      })
  void find_damagedFile_isRefusedWithoutShowingIt(String content) throws IOException {
    store().put("u", FIRST);
    Files.writeString(tokenFile(), content, StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().find("u"))
        .withMessageContaining(tokenFile().toString())
        .withMessageContaining("damaged")
        .withMessageNotContaining("s3cret")
        .withNoCause();
  }

  @Test
  void record_asText_showsNoSecret() {
    assertThat(new TokenRecord("u", "t", "plain:s3cret"))
        .hasToString("TokenRecord[userKey=u, token=t, secret=***]");
  }

  @Test
  void find_fileOfAnotherUser_isRefused() throws IOException {
    store().put("u", FIRST);
    Path file = tokenFile();
    store().put("v", SECOND);
    Path other =
        files().stream()
            .filter(f -> f.toString().endsWith(".token") && !f.equals(file))
            .findFirst()
            .orElseThrow();
    Files.write(file, Files.readAllBytes(other));
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().find("u"))
        .withMessageContaining("another user");
  }

  @Test
  void userKeysAfter_wholePageRemovedWhileItIsRead_isTheNextPage() {
    TokenStore store = store();
    List.of("ann", "bob", "cid", "dan", "eve").forEach(user -> store.put(user, FIRST));
    List<String> all = store.userKeysAfter("", 5);
    RecordingFiles files =
        RecordingFiles.withReading(
            (number, step) -> {
              for (String removed : all.subList(0, 2)) {
                String file = UserKeys.digest(removed) + ".token";
                if (step.equals("open " + file)) {
                  Files.delete(directory().resolve(file));
                }
              }
            });

    List<String> page = FileTokenStore.open(files.watch(directory())).userKeysAfter("", 2);

    assertThat(page).isEqualTo(all.subList(2, 4));
  }

  @Test
  void put_leftoverOfACrash_isOverwritten() throws IOException {
    store().put("u", FIRST);
    Path leftover = Path.of(tokenFile() + ".tmp");
    Files.writeString(leftover, "version=1&user_k");
    store().put("u", SECOND);
    assertThat(store().find("u")).contains(SECOND);
    assertThat(leftover).doesNotExist();
  }

  @Test
  void remove_leftoverOfAKilledPut_isDeletedToo() throws IOException {
    TokenStore store = store();
    store.put("u", FIRST);
    Path leftover = Path.of(tokenFile() + ".tmp");
    Files.writeString(leftover, "version=1&user_key=u&oauth_token=t&oauth_token_secret=plain%3As3");
    assertThat(store.remove("u")).isTrue();
    assertThat(leftover).doesNotExist();
    Files.writeString(leftover, "version=1&user_key=u&oauth_token=t&oauth_token_secret=plain%3As3");
    assertThat(store.remove("u")).as("there was no token").isFalse();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void open_leftoversOfKilledPuts_areDeleted() throws IOException {
    store().put("u", FIRST);
    Path leftover = Path.of(tokenFile() + ".tmp");
    Path ofAnother = directory().resolve("0".repeat(64) + ".token.tmp");
    Files.writeString(leftover, "version=1&user_k");
    Files.writeString(ofAnother, "version=1&user_k");
    assertThat(store().find("u")).contains(FIRST);
    assertThat(leftover).doesNotExist();
    assertThat(ofAnother).doesNotExist();
  }

  @Test
  void open_writerAtWork_leavesItsFileAlone() throws IOException {
    store().put("u", FIRST);
    Path underWay = Path.of(tokenFile() + ".tmp");
    Files.writeString(underWay, "version=1&user_k");
    try (FileChannel channel =
        FileChannel.open(directory().resolve(".lock"), StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      assertThat(store().find("u")).contains(FIRST);
      assertThat(underWay).exists();
      lock.release();
    }
    store();
    assertThat(underWay).doesNotExist();
  }

  @Test
  void put_thatFails_leavesNoSecretBehind() throws IOException {
    TokenStore store = store();
    store.put("u", FIRST);
    Path file = tokenFile();
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));
    assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> store.put("u", SECOND));
    assertThat(files()).noneMatch(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void open_directoryOfAnotherUser_isRefusedAndSaysWhose() throws IOException {
    Path foreign = directoryOfAnotherUser();
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> FileTokenStore.open(foreign))
        .withMessageContaining(foreign + " belongs to " + Files.getOwner(foreign).getName())
        .withMessageContaining(System.getProperty("user.name"));
    if (isRoot()) {
      assertThat(foreign).isEmptyDirectory();
    }
  }

  /** As root one of "nobody", otherwise the one of root. */
  private Path directoryOfAnotherUser() throws IOException {
    Path ofRoot = Path.of("/root");
    if (isRoot()) {
      Path created = Files.createDirectory(temporary.resolve("foreign"));
      Files.setPosixFilePermissions(created, PosixFilePermissions.fromString("rwx------"));
      return Files.setOwner(
          created,
          created.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    assumeThat(ofRoot).isDirectory();
    assumeThat(permissions(ofRoot)).isEqualTo("rwx------");
    return ofRoot;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void open_userWithoutAName_goesByTheOwnerOfNewFiles() {
    String name = System.setProperty("user.name", "?");
    try {
      store().put("u", FIRST);
      assertThat(store().find("u")).contains(FIRST);
      assertThat(files()).hasSize(2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      System.setProperty("user.name", name);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void stores_afterWriting_holdNoDescriptor() throws IOException {
    List<TokenStore> stores = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      TokenStore store = store();
      store.put("u", FIRST);
      stores.add(store);
    }
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      assertThat(descriptors.filter(this::isOfStore)).isEmpty();
    }
    assertThat(stores).allSatisfy(store -> assertThat(store.find("u")).contains(FIRST));
  }

  private boolean isOfStore(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(temporary.toRealPath());
    } catch (IOException e) {
      // The listing's own, closed by now.
      return false;
    }
  }

  @Test
  void put_lockHeldByOthers_givesUpAndSaysSo() throws IOException {
    store().put("u", FIRST);
    TokenStore impatient = FileTokenStore.open(directory(), null, Duration.ofMillis(20));
    Path lockFile = directory().resolve(".lock");
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(() -> impatient.put("u", SECOND))
          .withMessageContaining(lockFile.toString())
          .withMessageContaining("PT0.02S");
      assertThat(impatient.find("u")).contains(FIRST);
      lock.release();
      impatient.put("u", SECOND);
    }
    assertThat(store().find("u")).contains(SECOND);
  }

  @Test
  void put_interrupted_keepsTheInterruption() {
    TokenStore store = store();
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store.put("u", FIRST))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void put_withKey_encryptsTheSecretAndNothingElse() throws IOException {
    TokenStore encrypted = FileTokenStore.open(directory(), SecretCipher.of(SecretCipherTest.KEY));
    encrypted.put("u", FIRST);
    String content = Files.readString(tokenFile());
    assertThat(content).contains("token-1", "aes256gcm").doesNotContain("s3cret");
    assertThat(encrypted.find("u")).contains(FIRST);
  }

  @Test
  void find_encryptedWithoutKeyOrPlainWithKey_saysWhatToDo() {
    SecretCipher cipher = SecretCipher.of(SecretCipherTest.KEY);
    TokenStore encrypted = FileTokenStore.open(directory(), cipher);
    encrypted.put("u", FIRST);
    store().put("v", SECOND);
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().find("u"))
        .withMessageContaining("open the store with the key");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> encrypted.find("v"))
        .withMessageContaining("stored unencrypted");
  }

  @Test
  void find_otherKey_isTyped() {
    FileTokenStore.open(directory(), SecretCipher.of(SecretCipherTest.KEY)).put("u", FIRST);
    TokenStore other =
        FileTokenStore.open(directory(), SecretCipher.of(SecretCipherTest.OTHER_KEY));
    assertThatExceptionOfType(SecretDecryptionException.class).isThrownBy(() -> other.find("u"));
  }

  @Test
  void find_tokenIdentifierExchanged_isRefused() throws IOException {
    SecretCipher cipher = SecretCipher.of(SecretCipherTest.KEY);
    TokenStore encrypted = FileTokenStore.open(directory(), cipher);
    encrypted.put("u", FIRST);
    Files.writeString(tokenFile(), Files.readString(tokenFile()).replace("token-1", "token-9"));
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> encrypted.find("u"));
  }

  private Path tokenFile() throws IOException {
    return files().stream().filter(f -> f.toString().endsWith(".token")).findFirst().orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory())) {
      return files.toList();
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
