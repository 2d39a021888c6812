package io.github.mmfapi.spring.autoconfigure;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Gives the store the connection of Spring's current transaction, if there is one. */
final class TransactionDataSource {
  private TransactionDataSource() {}

  static DataSource of(DataSource dataSource) {
    return dataSource instanceof TransactionAwareDataSourceProxy
        ? dataSource
        : new TransactionAwareDataSourceProxy(dataSource);
  }
}
