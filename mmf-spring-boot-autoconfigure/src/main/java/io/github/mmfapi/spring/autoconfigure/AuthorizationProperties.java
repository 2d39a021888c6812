package io.github.mmfapi.spring.autoconfigure;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the two endpoints by which a user authorizes the application.
 *
 * @param callbackUrl URL of this application to which MapMyFitness sends the user's browser back,
 *     such as https://app.example/mmf/callback, or a path such as /mmf/callback, which is made
 *     absolute with the URL that the browser requested. Its path becomes an endpoint. Without it
 *     there are no endpoints.
 * @param beginPath Path of the endpoint that begins an authorization: link to it.
 * @param successUrl Where the browser goes when the user has granted access: a path of this
 *     application or an absolute URL.
 * @param deniedUrl Where the browser goes when the user has denied access: a path of this
 *     application or an absolute URL.
 */
@ConfigurationProperties("mmf.authorization")
public record AuthorizationProperties(
    @Nullable URI callbackUrl,
    @DefaultValue("/mmf/authorize") String beginPath,
    @DefaultValue("/") URI successUrl,
    @DefaultValue("/") URI deniedUrl) {}
