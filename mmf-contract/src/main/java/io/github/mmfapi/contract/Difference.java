package io.github.mmfapi.contract;

/**
 * A difference between a response and the contract.
 *
 * @param where the place: a path such as {@code $.result.output.user.user_id}, {@code HTTP status},
 *     or the name of a header
 * @param expected what the contract has there
 * @param got what the server sent; secret values are left out
 * @param evidence what stands behind the expectation
 */
public record Difference(String where, String expected, String got, Evidence evidence) {}
