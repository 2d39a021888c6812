/**
 * Holds the spec against its evidence: it describes the methods of {@code methods.json}, no less
 * and nothing else, and every statement in it names a source that {@code api-evidence.md} lists.
 */
package io.github.mmfapi.spec;
