package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.spring.MmfConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Decides whether the application creates the table of tokens. */
final class SchemaDecision {
  /** Databases that begin empty and end with the application. */
  private static final List<String> IN_MEMORY =
      List.of("jdbc:h2:mem:", "jdbc:hsqldb:mem:", "jdbc:derby:memory:");

  private SchemaDecision() {}

  static boolean createsTable(
      TokenStoreProperties.SchemaInitialization when, DataSource dataSource) {
    return switch (when) {
      case ALWAYS -> true;
      case NEVER -> false;
      case EMBEDDED -> isInMemory(dataSource);
    };
  }

  private static boolean isInMemory(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      String url = String.valueOf(connection.getMetaData().getURL()).toLowerCase(Locale.ROOT);
      return IN_MEMORY.stream().anyMatch(url::startsWith);
    } catch (SQLException e) {
      throw new MmfConfigurationException(
          "mmf.token-store.initialize-schema",
          "the database cannot be asked whether it is one in memory",
          "Check spring.datasource.*, or set the property to always or never",
          e);
    }
  }
}
