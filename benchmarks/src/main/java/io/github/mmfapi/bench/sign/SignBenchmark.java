package io.github.mmfapi.bench.sign;

import io.github.mmfapi.oauth1.SignedRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures signing the GET request of {@link Sample}, with six own and six OAuth parameters. */
@State(Scope.Benchmark)
public class SignBenchmark {
  private OurSigning ours;
  private OurSigning oursWithDefaults;
  private OurSigning oursPost;
  private Signing scribe;
  private Signing signpost;
  private Signing google;
  private Signing jersey;
  private BareMac mac;

  @Setup
  public void setUp() throws Exception {
    Agreement.check();
    ours = OurSigning.of(Sample.GET);
    oursWithDefaults = OurSigning.withDefaults(Sample.GET);
    oursPost = OurSigning.of(Sample.POST);
    scribe = new ScribeSigning(Sample.GET);
    signpost = new SignpostSigning(Sample.GET);
    google = new GoogleSigning(Sample.GET);
    jersey = new JerseySigning(Sample.GET);
    mac = new BareMac(Sample.GET);
  }

  /** The protocol parameters, as the ways into Feign take them: T1 to T4. */
  @Benchmark
  public SignedRequest ours() {
    return ours.sign();
  }

  /** The header too, as the peers make it: shown beside T1 and T2. */
  @Benchmark
  public String oursHeader() {
    return ours.authorization();
  }

  /** With 128 random bits as the nonce. */
  @Benchmark
  public SignedRequest oursDefaults() {
    return oursWithDefaults.sign();
  }

  @Benchmark
  public SignedRequest oursPost() {
    return oursPost.sign();
  }

  @Benchmark
  public String scribe() throws Exception {
    return scribe.authorization();
  }

  @Benchmark
  public String signpost() throws Exception {
    return signpost.authorization();
  }

  @Benchmark
  public String google() throws Exception {
    return google.authorization();
  }

  @Benchmark
  public String jersey() throws Exception {
    return jersey.authorization();
  }

  @Benchmark
  public byte[] mac() {
    return mac.digest();
  }
}
