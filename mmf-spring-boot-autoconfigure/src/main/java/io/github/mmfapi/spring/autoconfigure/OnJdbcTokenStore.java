package io.github.mmfapi.spring.autoconfigure;

import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the properties ask for a store in the database, or for no other one. */
final class OnJdbcTokenStore extends SpringBootCondition {
  private static final String TYPE = "mmf.token-store.type";
  private static final String DIRECTORY = "mmf.token-store.directory";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    String type = environment.getProperty(TYPE, "").toLowerCase(Locale.ROOT);
    boolean matches = type.equals("jdbc") || (type.isEmpty() && !isSet(environment, DIRECTORY));
    return new ConditionOutcome(
        matches,
        ConditionMessage.forCondition("token store in the database")
            .because(TYPE + " is '" + type + "'"));
  }

  private static boolean isSet(Environment environment, String property) {
    return !environment.getProperty(property, "").isEmpty();
  }
}
