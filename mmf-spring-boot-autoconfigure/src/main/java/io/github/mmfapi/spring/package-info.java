/**
 * What an application with Spring Boot can implement or replace: the server and its credentials,
 * the settings of the client, and the user of a call. Each bean of the auto-configuration backs off
 * if the application has one of the same type.
 */
@NullMarked
package io.github.mmfapi.spring;

import org.jspecify.annotations.NullMarked;
