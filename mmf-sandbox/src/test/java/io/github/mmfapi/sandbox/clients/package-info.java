/**
 * Requests of public clients of 2012 to 2015 as the evidence describes them, and the fields that
 * they read.
 */
package io.github.mmfapi.sandbox.clients;
