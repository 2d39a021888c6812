package io.github.mmfapi.spring.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Returns the connection of Spring's current transaction, if there is one. Otherwise the connection
 * commits by itself, also if the pool is set up differently, so that the store can tell the two
 * apart.
 */
final class TransactionDataSource extends TransactionAwareDataSourceProxy {

  TransactionDataSource(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      try {
        // A pool restores its own setting when the connection is closed.
        connection.setAutoCommit(true);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }
}
