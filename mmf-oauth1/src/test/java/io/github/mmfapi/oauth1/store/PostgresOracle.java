package io.github.mmfapi.oauth1.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server from Maven Central, started on a free port. It refuses to run as root, so the
 * library runs it in a user namespace of its own then (unshare -U). Where it cannot run, its tests
 * are skipped with a visible line, or fail under {@code -Doracles=required}.
 */
final class PostgresOracle {

  private PostgresOracle() {}

  static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException | RuntimeException e) {
      String missing =
          "PostgreSQL cannot run here (needs Linux on x86-64, and as root the program unshare): "
              + e;
      if ("required".equals(System.getProperty("oracles"))) {
        throw new AssertionError(missing, e);
      }
      System.out.println("SKIPPED PostgreSQL: " + missing);
      return Assumptions.abort(missing);
    }
  }
}
