package io.github.mmfapi.cli.internal.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Splits the words of a curl command into options and URLs (curl's manual page). */
final class CurlOptions {
  /** Options that say nothing about what is signed, and take a value. */
  private static final Set<String> VALUES =
      Set.of(
          ("abstract-unix-socket cacert capath cert cert-type ciphers connect-timeout connect-to"
                  + " cookie cookie-jar dump-header engine interface keepalive-time key key-type"
                  + " limit-rate local-port max-filesize max-redirs max-time noproxy output"
                  + " output-dir pass pinnedpubkey proto proto-redir proxy proxy-header proxy-user"
                  + " range referer resolve retry retry-delay retry-max-time socks5"
                  + " socks5-hostname speed-limit speed-time stderr time-cond tls-max tls13-ciphers"
                  + " trace trace-ascii unix-socket user-agent write-out")
              .split(" ", -1));

  /** Options that say nothing about what is signed, and take no value. */
  private static final Set<String> FLAGS =
      Set.of(
          ("compressed fail fail-with-body globoff http0.9 http1.0 http1.1 http2"
                  + " http2-prior-knowledge http3 include insecure ipv4 ipv6 keepalive location"
                  + " location-trusted no-buffer no-keepalive no-progress-meter path-as-is"
                  + " progress-bar remote-name retry-all-errors retry-connrefused show-error silent"
                  + " sslv3 styled-output tcp-nodelay tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding"
                  + " trace-time verbose")
              .split(" ", -1));

  /** Options that {@link CurlCommand} reads; true if they take a value. */
  private static final Map<String, Boolean> READ =
      Map.ofEntries(
          Map.entry("data", true),
          Map.entry("data-ascii", true),
          Map.entry("data-binary", true),
          Map.entry("data-raw", true),
          Map.entry("data-urlencode", true),
          Map.entry("form", true),
          Map.entry("form-string", true),
          Map.entry("get", false),
          Map.entry("head", false),
          Map.entry("header", true),
          Map.entry("json", true),
          Map.entry("oauth2-bearer", true),
          Map.entry("request", true),
          Map.entry("upload-file", true),
          Map.entry("url", true),
          Map.entry("url-query", true),
          Map.entry("user", true));

  private static final Map<Character, String> SHORT =
      Map.ofEntries(
          Map.entry('0', "http1.0"),
          Map.entry('4', "ipv4"),
          Map.entry('6', "ipv6"),
          Map.entry('#', "progress-bar"),
          Map.entry('A', "user-agent"),
          Map.entry('b', "cookie"),
          Map.entry('c', "cookie-jar"),
          Map.entry('d', "data"),
          Map.entry('D', "dump-header"),
          Map.entry('e', "referer"),
          Map.entry('E', "cert"),
          Map.entry('f', "fail"),
          Map.entry('F', "form"),
          Map.entry('g', "globoff"),
          Map.entry('G', "get"),
          Map.entry('H', "header"),
          Map.entry('i', "include"),
          Map.entry('I', "head"),
          Map.entry('k', "insecure"),
          Map.entry('L', "location"),
          Map.entry('m', "max-time"),
          Map.entry('N', "no-buffer"),
          Map.entry('o', "output"),
          Map.entry('O', "remote-name"),
          Map.entry('r', "range"),
          Map.entry('s', "silent"),
          Map.entry('S', "show-error"),
          Map.entry('T', "upload-file"),
          Map.entry('u', "user"),
          Map.entry('U', "proxy-user"),
          Map.entry('v', "verbose"),
          Map.entry('w', "write-out"),
          Map.entry('x', "proxy"),
          Map.entry('X', "request"),
          Map.entry('y', "speed-time"),
          Map.entry('Y', "speed-limit"),
          Map.entry('z', "time-cond"));

  private final Deque<String> words;
  private final BiConsumer<String, String> receiver;

  private CurlOptions(List<String> words, BiConsumer<String, String> receiver) {
    this.words = new ArrayDeque<>(words);
    this.receiver = receiver;
  }

  /**
   * Passes on each option that matters by its long name, a URL as {@code url}.
   *
   * @param words the words after {@code curl}
   * @param receiver takes the name and the value, which is empty for an option without one
   * @throws IllegalArgumentException if an option is not known, or has no value; the message has no
   *     value
   */
  static void read(List<String> words, BiConsumer<String, String> receiver) {
    CurlOptions options = new CurlOptions(words, receiver);
    boolean optionsEnded = false;
    while (!options.words.isEmpty()) {
      String word = options.words.remove();
      if (!optionsEnded && word.equals("--")) {
        optionsEnded = true;
      } else if (!optionsEnded && word.startsWith("--")) {
        options.read("--" + word.substring(2), word.substring(2), "");
      } else if (!optionsEnded && word.startsWith("-") && word.length() > 1) {
        options.cluster(word);
      } else {
        receiver.accept("url", word);
      }
    }
  }

  /** Reads letters such as -sXPOST: flags, and one option with a value at the end. */
  private void cluster(String word) {
    for (int i = 1; i < word.length(); i++) {
      String letter = "-" + word.charAt(i);
      String name = SHORT.get(word.charAt(i));
      if (name == null) {
        throw unknown(letter);
      }
      if (read(letter, name, word.substring(i + 1))) {
        return;
      }
    }
  }

  /** Returns whether the option took a value. */
  private boolean read(String shown, String name, String attached) {
    boolean known = READ.containsKey(name);
    boolean takesValue = READ.getOrDefault(name, VALUES.contains(name));
    boolean isFlag = FLAGS.contains(name) || (name.startsWith("no-") && isFlag(name.substring(3)));
    if (!known && !takesValue && !isFlag) {
      throw unknown(shown);
    }
    String value = "";
    if (takesValue) {
      if (attached.isEmpty() && words.isEmpty()) {
        throw new IllegalArgumentException("the option " + shown + " of curl has no value");
      }
      value = attached.isEmpty() ? words.remove() : attached;
    }
    if (known) {
      receiver.accept(name, value);
    }
    return takesValue;
  }

  private static boolean isFlag(String name) {
    return FLAGS.contains(name);
  }

  private static IllegalArgumentException unknown(String option) {
    String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    return new IllegalArgumentException(
        "the option " + name + " of curl is not known here; leave it out if it changes nothing");
  }
}
