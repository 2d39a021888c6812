package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/** The health indicator, through the classes that Spring Boot 3.5 and 4 have for it. */
class HealthTest {
  @TempDir Path folder;

  private ApplicationContextRunner application(String key) {
    return Applications.application()
        .withPropertyValues(
            "mmf.token-store.directory=" + folder.resolve("t"),
            "mmf.token-store.encryption-key=" + key);
  }

  private static Object call(Object target, String method) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      for (Class<?> declaring : type.getInterfaces()) {
        Method found = ReflectionUtils.findMethod(declaring, method);
        if (found != null) {
          return ReflectionUtils.invokeMethod(found, target);
        }
      }
    }
    Method found = ReflectionUtils.findMethod(target.getClass(), method);
    return ReflectionUtils.invokeMethod(found, target);
  }

  private static Object health(ApplicationContext context) {
    return call(context.getBean("mmfHealthIndicator"), "health");
  }

  @Test
  void emptyStore_isUp() {
    application(Applications.KEY)
        .run(
            context -> {
              Object health = health(context);
              assertThat(call(health, "getStatus")).hasToString("UP");
              assertThat(call(health, "getDetails"))
                  .isEqualTo(Map.of("tokenStore", "FileTokenStore"));
            });
  }

  @Test
  void storedSecret_ofAnotherKey_isDown_untilItIsReplaced() {
    FileTokenStore.open(folder.resolve("t"), SecretCipher.ofBase64(Applications.OTHER_KEY))
        .put("anna", Applications.TOKEN);
    application(Applications.KEY)
        .run(
            context -> {
              Object health = health(context);
              assertThat(call(health, "getStatus")).hasToString("DOWN");
              assertThat(call(health, "getDetails").toString())
                  .contains("cannot be decrypted")
                  .doesNotContain("anna", Applications.TOKEN.token());
              context.getBean(TokenStore.class).put("anna", Applications.TOKEN);
              assertThat(call(health(context), "getStatus")).hasToString("UP");
            });
  }

  @Test
  void store_thatCannotBeRead_isDown() {
    application(Applications.KEY)
        .run(
            context -> {
              assertThat(call(health(context), "getStatus")).hasToString("UP");
              damage();
              Object health = health(context);
              assertThat(call(health, "getStatus")).hasToString("DOWN");
              // Its message has the place of the file.
              assertThat(call(health, "getDetails"))
                  .isEqualTo(
                      Map.of(
                          "tokenStore",
                          "FileTokenStore",
                          "problem",
                          "the token store cannot be read: TokenStoreException"));
            });
  }

  private void damage() throws IOException {
    Path store = folder.resolve("t");
    Files.writeString(store.resolve("x.token"), "no record");
    Files.setPosixFilePermissions(
        store.resolve("x.token"), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void indicator_turnedOff_isLeftOut() {
    application(Applications.KEY)
        .withPropertyValues("management.health.mmf.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("mmfHealthIndicator"));
  }
}
