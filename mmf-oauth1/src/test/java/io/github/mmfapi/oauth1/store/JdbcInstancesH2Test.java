package io.github.mmfapi.oauth1.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcInstancesH2Test extends JdbcPendingContract {

  private static final JdbcConnectionPool POOL =
      JdbcConnectionPool.create("jdbc:h2:mem:instances;DB_CLOSE_DELAY=-1", "sa", "");
  private static Server server;

  @BeforeAll
  static void start() throws SQLException {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    server = Server.createTcpServer("-tcpPort", "0").start();
  }

  @AfterAll
  static void close() {
    POOL.dispose();
    server.stop();
  }

  @Override
  DataSource dataSource() {
    return POOL;
  }

  @Override
  String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:instances;USER=sa";
  }
}
