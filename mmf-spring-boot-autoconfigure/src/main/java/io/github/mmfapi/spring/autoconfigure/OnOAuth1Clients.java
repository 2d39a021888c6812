package io.github.mmfapi.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the properties have at least one OAuth 1 API. */
final class OnOAuth1Clients extends SpringBootCondition {
  private static final String CLIENTS = "oauth1.clients";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    boolean any =
        Binder.get(context.getEnvironment())
            .bind(CLIENTS, Bindable.mapOf(String.class, Object.class))
            .map(clients -> !clients.isEmpty())
            .orElse(false);
    return new ConditionOutcome(
        any,
        ConditionMessage.forCondition("OAuth 1 clients").because(CLIENTS + " has any: " + any));
  }
}
