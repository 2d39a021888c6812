package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Collects the parameters of a request and sorts them in the order of signing (RFC 5849 section
 * 3.4.1.3.2). Each is encoded once, directly into one array, and sorted there. Reused for one
 * request after the other, by one thread at a time.
 */
final class NormalizedParameters implements FormEncoding.PairSink {

  /**
   * Separates name and value during sorting. It is less than any other character, so that a name
   * sorts before a longer one, and as long as {@link #EQUALS}, which replaces it.
   */
  private static final byte[] SEPARATOR = new byte[3];

  /** Up to this number insertion sort is faster; beyond, its time grows quadratically. */
  private static final int FEW = 32;

  private static final byte[] SIGNATURE = EncodedText.ascii(ProtocolNames.SIGNATURE + '\0');

  /** The first eight bytes of {@link #SIGNATURE}, and of those the six of {@code oauth_}. */
  private static final long SIGNATURE_HEAD = ByteBuffer.wrap(SIGNATURE).getLong();

  private static final long PROTOCOL_HEAD = SIGNATURE_HEAD >>> 16;
  private static final byte[] EQUALS = EncodedText.ascii("%3D");
  private static final byte[] AMPERSAND = EncodedText.ascii("%26");

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final EncodedText text;
  private int origin;
  private int count;
  // For each pair: the end of its name, and its own end, where the next pair starts.
  private int[] nameEnds = new int[FEW];
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
    int nameEnd = text.length();
    text.appendRaw(SEPARATOR);
    text.append(parameter.value());
    end(nameEnd);
  }

  /** Adds the encoded parameters of another collection. */
  void addAll(NormalizedParameters others) {
    for (int i = 0; i < others.count; i++) {
      int start = others.start(i);
      int nameEnd = text.length() + others.nameEnds[i] - start;
      text.appendRaw(others.text.bytes(), start, others.ends[i]);
      end(nameEnd);
    }
  }

  /**
   * Adds the parameters of a query or form that is part of a text.
   *
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8; positions count from its
   *     start
   */
  void addForm(String form, int from, int to) {
    origin = from;
    FormEncoding.forEachPair(form, from, to, this);
  }

  @Override
  public void pair(String form, int start, int nameEnd, int valueStart, int end) {
    text.recode(form, origin, start, nameEnd);
    int encodedEnd = text.length();
    text.appendRaw(SEPARATOR);
    text.recode(form, origin, valueStart, end);
    end(encodedEnd);
  }

  /** Returns whether one of the parameters from an index on is a protocol parameter. */
  boolean hasProtocolParameter(int from) {
    for (int i = from; i < count; i++) {
      if (heads[i] >>> 16 == PROTOCOL_HEAD) {
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

  /** Appends all parameters except {@code oauth_signature}, joined as in a base string. */
  void join(EncodedText out) {
    int[] sorted = sort();
    int first = out.length();
    for (int i = 0; i < count; i++) {
      int pair = sorted[i];
      if (!isSignature(pair)) {
        if (out.length() > first) {
          out.appendRaw(AMPERSAND);
        }
        int at = out.length() + nameEnds[pair] - start(pair);
        out.appendRaw(text.bytes(), start(pair), ends[pair]);
        out.replace(at, EQUALS);
      }
    }
  }

  private void end(int nameEnd) {
    if (count == ends.length) {
      nameEnds = Arrays.copyOf(nameEnds, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      heads = Arrays.copyOf(heads, 2 * count);
    }
    nameEnds[count] = nameEnd;
    ends[count] = text.length();
    heads[count] = head(start(count), text.length());
    count++;
  }

  private long head(int start, int end) {
    if (end - start >= Long.BYTES) {
      return (long) BIG_ENDIAN.get(text.bytes(), start);
    }
    // A shorter pair is padded with zeros, which are less than any character.
    long head = 0;
    for (int i = start; i < end; i++) {
      head |= (long) text.bytes()[i] << (8 * (Long.BYTES - 1 - (i - start)));
    }
    return head;
  }

  private int start(int pair) {
    return pair == 0 ? 0 : ends[pair - 1];
  }

  /** Compares encoded text, not decoded text: {@code c%40} comes before {@code c2}. */
  private int compare(int one, int other) {
    if (heads[one] != heads[other]) {
      return Long.compare(heads[one], heads[other]);
    }
    byte[] bytes = text.bytes();
    return Arrays.compare(bytes, start(one), ends[one], bytes, start(other), ends[other]);
  }

  private boolean isSignature(int pair) {
    int start = start(pair);
    int end = start + SIGNATURE.length;
    return heads[pair] == SIGNATURE_HEAD
        && end <= ends[pair]
        && Arrays.equals(text.bytes(), start, end, SIGNATURE, 0, SIGNATURE.length);
  }
}
