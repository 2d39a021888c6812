package io.github.mmfapi.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Takes JSON token by token. Each Jackson has one over its generator. */
interface WireSink {
  /** Begins an object. */
  void startObject() throws IOException;

  /** Ends an object. */
  void endObject() throws IOException;

  /** Begins a list. */
  void startList() throws IOException;

  /** Ends a list. */
  void endList() throws IOException;

  /** Takes the name of the next member. */
  void name(String name) throws IOException;

  /** Takes a text. */
  void text(String text) throws IOException;

  /** Takes a truth value. */
  void bool(boolean bool) throws IOException;

  /** Takes a null. */
  void nothing() throws IOException;

  /** Takes a whole number of at most 64 bits. */
  void number(long number) throws IOException;

  /** Takes a whole number. */
  void number(BigInteger number) throws IOException;

  /** Takes a decimal number whose text has no exponent. */
  void number(BigDecimal number) throws IOException;

  /** Takes a number that JSON does not know, such as NaN. */
  void number(double number) throws IOException;

  /** Takes a number as its text. */
  void literal(String number) throws IOException;
}
