package io.github.mmfapi.spring.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the token store.
 *
 * @param type Where the tokens of users are kept. If not set: in a file for each user if a
 *     directory is set, otherwise in the database of the only DataSource, otherwise in memory.
 * @param table Name of the table, as name or schema.name.
 * @param initializeSchema When the table is created at the start of the application, if it does not
 *     exist.
 * @param directory Directory of the files. Created with mode 0700 if it does not exist.
 * @param encryptionKey Key that encrypts the secrets of tokens: 32 bytes in Base64, as from
 *     "openssl rand -base64 32". The secrets are stored unencrypted if not set.
 * @param earlierKeys Earlier keys, for decryption only, so that the key can be changed.
 */
@ConfigurationProperties("mmf.token-store")
public record TokenStoreProperties(
    @Nullable Type type,
    @DefaultValue("oauth1_token") String table,
    @DefaultValue("embedded") SchemaInitialization initializeSchema,
    @Nullable Path directory,
    @Nullable String encryptionKey,
    @DefaultValue List<String> earlierKeys) {

  /** Where tokens are kept. */
  public enum Type {
    /** In a table of the application's DataSource. */
    JDBC,
    /** In a directory, one file for each user. */
    FILE,
    /** In memory: they are lost when the application ends. */
    MEMORY
  }

  /** When the table is created. */
  public enum SchemaInitialization {
    /** At each start, if it does not exist. */
    ALWAYS,
    /** If the database is one in memory. */
    EMBEDDED,
    /** Never: by a migration tool, with the statement of JdbcTokenStore.ddl(). */
    NEVER
  }

  /** Returns the settings without keys. */
  @Override
  public String toString() {
    return "TokenStoreProperties[type="
        + type
        + ", table="
        + table
        + ", directory="
        + directory
        + ", encrypted="
        + (encryptionKey != null)
        + "]";
  }
}
