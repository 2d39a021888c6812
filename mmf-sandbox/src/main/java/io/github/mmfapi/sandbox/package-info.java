/**
 * A MapMyFitness 3.1 server in this process, on WireMock: it verifies OAuth 1 signatures, lets
 * users authorize an application on an HTML page, stores data in memory, and responds in the
 * recorded shapes.
 *
 * <p>Where nothing is recorded, the sandbox has to choose; the Javadoc says so. The packages below
 * {@code internal} are not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox;

import org.jspecify.annotations.NullMarked;
