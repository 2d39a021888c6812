package io.github.mmfapi.oauth1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Collects the parameters of a request and puts them into the order in which they are signed (RFC
 * 5849 section 3.4.1.3.2). Each is encoded once, straight into one array, and sorted there. Used by
 * one thread at a time, for one request after the other.
 */
final class NormalizedParameters implements Parameters.PairSink {

  /** Stands between name and value: less than any other, so that a name comes before a longer. */
  private static final char SEPARATOR = 0;

  /** Up to here insertion is the faster way to sort; beyond, its time would grow by the square. */
  private static final int FEW = 32;

  private static final byte[] SIGNATURE =
      EncodedText.ascii(ProtocolParameters.SIGNATURE + SEPARATOR);

  private static final byte[] PROTOCOL = EncodedText.ascii(ProtocolParameters.PREFIX);

  private static final byte[] EQUALS = EncodedText.ascii("%3D");
  private static final byte[] AMPERSAND = EncodedText.ascii("%26");

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final EncodedText text;
  private int origin;
  private int count;
  // Of each pair: where its value starts, and where it ends, which is where the next one starts.
  private int[] values = new int[FEW];
  private int[] ends = new int[FEW];
  private final int[] order = new int[FEW];
  // The first eight bytes of each pair as a number: they decide nearly every comparison.
  private long[] heads = new long[FEW];

  NormalizedParameters(EncodedText text) {
    this.text = text;
  }

  void clear() {
    text.clear();
    count = 0;
  }

  /** Adds a decoded parameter. */
  void add(Parameter parameter) {
    text.append(parameter.name());
    text.appendRaw(SEPARATOR);
    int value = text.length();
    text.append(parameter.value());
    end(value);
  }

  /**
   * Adds the parameters of a query or form that is part of a text.
   *
   * @throws IllegalArgumentException if it is not well percent-encoded UTF-8; positions count from
   *     its start
   */
  void addForm(String form, int from, int to) {
    origin = from;
    Parameters.forEachPair(form, from, to, this);
  }

  @Override
  public void pair(String form, int start, int nameEnd, int valueStart, int end) {
    text.recode(form, origin, start, nameEnd);
    text.appendRaw(SEPARATOR);
    int value = text.length();
    text.recode(form, origin, valueStart, end);
    end(value);
  }

  /** Tells whether one of the parameters from an index on is a protocol parameter. */
  boolean hasProtocolParameter(int from) {
    for (int i = from; i < count; i++) {
      if (startsWith(i, PROTOCOL)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the indexes of the parameters, counted as they were added, in the order of signing. */
  int[] sort() {
    if (count > FEW) {
      return IntStream.range(0, count).boxed().sorted(this::compare).mapToInt(i -> i).toArray();
    }
    for (int i = 0; i < count; i++) {
      int j = i;
      for (; j > 0 && compare(order[j - 1], i) > 0; j--) {
        order[j] = order[j - 1];
      }
      order[j] = i;
    }
    return order;
  }

  /** Appends all parameters but {@code oauth_signature}, joined as a base string has them. */
  void join(EncodedText out) {
    int[] sorted = sort();
    int first = out.length();
    for (int i = 0; i < count; i++) {
      int pair = sorted[i];
      if (!startsWith(pair, SIGNATURE)) {
        if (out.length() > first) {
          out.appendRaw(AMPERSAND);
        }
        out.appendRaw(text.bytes(), start(pair), values[pair] - 1);
        out.appendRaw(EQUALS);
        out.appendRaw(text.bytes(), values[pair], ends[pair]);
      }
    }
  }

  private void end(int value) {
    if (count == ends.length) {
      values = Arrays.copyOf(values, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      heads = Arrays.copyOf(heads, 2 * count);
    }
    values[count] = value;
    ends[count] = text.length();
    heads[count] = head(start(count), text.length());
    count++;
  }

  private long head(int start, int end) {
    if (end - start >= Long.BYTES) {
      return (long) BIG_ENDIAN.get(text.bytes(), start);
    }
    // Shorter pairs are as if filled up with what is less than any character of theirs.
    long head = 0;
    for (int i = start; i < end; i++) {
      head |= (long) text.bytes()[i] << (8 * (Long.BYTES - 1 - (i - start)));
    }
    return head;
  }

  private int start(int pair) {
    return pair == 0 ? 0 : ends[pair - 1];
  }

  /** Compares what is encoded, not what is decoded: {@code c%40} comes before {@code c2}. */
  private int compare(int one, int other) {
    if (heads[one] != heads[other]) {
      return Long.compare(heads[one], heads[other]);
    }
    byte[] bytes = text.bytes();
    return Arrays.compare(bytes, start(one), ends[one], bytes, start(other), ends[other]);
  }

  private boolean startsWith(int pair, byte[] prefix) {
    int start = start(pair);
    int end = start + prefix.length;
    return end <= ends[pair] && Arrays.equals(text.bytes(), start, end, prefix, 0, prefix.length);
  }
}
