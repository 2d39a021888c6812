package io.github.mmfapi.bench.sign;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.util.List;

/**
 * Describes the request that all signers sign. It has six parameters of its own, some of which need
 * encoding, and six of OAuth. It avoids everything in which ScribeJava deviates from RFC 5849, so
 * all signatures must be equal.
 */
public record Sample(String method, String url, List<Parameter> form) {
  public static final String CONSUMER_KEY = "0123456789abcdef0123456789abcdef";
  public static final String CONSUMER_SECRET = "fedcba9876543210fedcba9876543210";
  public static final String TOKEN = "00112233445566778899aabbccddeeff";
  public static final String TOKEN_SECRET = "ffeeddccbbaa99887766554433221100";
  public static final String TIMESTAMP = "1358311241";
  public static final String NONCE = "9f86d081884c7d659a2feaa0c55ad015";

  private static final String PATH = "http://api.mapmyfitness.com/3.1/workouts/get_workouts";
  private static final List<Parameter> OWN =
      List.of(
          new Parameter("user_id", "26345682"),
          new Parameter("start_record", "0"),
          new Parameter("limit", "25"),
          new Parameter("completed_flag", "1"),
          new Parameter("start_date", "01/16/2013"),
          new Parameter("search", "morning run, 10 km"));

  /** A GET request with its parameters in the query. */
  public static final Sample GET =
      new Sample("GET", PATH + "?" + Parameters.render(OWN), List.of());

  /** A POST request with its parameters in the form. */
  public static final Sample POST =
      new Sample("POST", "http://api.mapmyfitness.com/3.1/workouts/create_workout", OWN);

  /** Returns the URL without its query. */
  public String path() {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  /** Returns the parameters of the query or the form, without those of OAuth. */
  public List<Parameter> own() {
    return OWN;
  }
}
