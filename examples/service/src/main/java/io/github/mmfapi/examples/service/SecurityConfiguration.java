package io.github.mmfapi.examples.service;

import io.github.mmfapi.spring.CurrentUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Opens a few pages to everybody and all others to users who have logged in with MapMyFitness.
 * Forms have a CSRF token by default.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** One style sheet and forms of this service; no script, no image, no frame. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Bean
  SecurityFilterChain security(HttpSecurity http, CurrentUser user) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/", "/style.css", "/error", "/mmf/*", "/actuator/**")
                    .permitAll()
                    .anyRequest()
                    .access((login, request) -> new AuthorizationDecision(user.userKey() != null)))
        .exceptionHandling(
            failures ->
                failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/")))
        .logout(logout -> logout.logoutSuccessUrl("/?logged_out"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }
}
