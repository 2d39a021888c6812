/**
 * Runs the sandbox for tests with Spring. Start at {@link
 * io.github.mmfapi.spring.test.MmfSandboxTest}.
 */
@NullMarked
package io.github.mmfapi.spring.test;

import org.jspecify.annotations.NullMarked;
