package io.github.mmfapi.bench.decode;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decodes the recorded user, and lists of workouts. */
@State(Scope.Benchmark)
public class DecodeBenchmark {
  @Param({"user", "200", "5000"})
  public String response;

  private Decoding decoding;

  @Setup
  public void setUp() throws IOException {
    Decodings.check();
    decoding =
        response.equals("user") ? Decodings.user() : Decodings.workouts(Integer.parseInt(response));
  }

  @Benchmark
  public Object ours() throws IOException {
    return decoding.ours();
  }

  @Benchmark
  public double oursAndRead() throws IOException {
    return Decodings.readSome(decoding.ours());
  }

  @Benchmark
  public Object feign() throws IOException {
    return decoding.feign();
  }

  @Benchmark
  public Object databind() throws IOException {
    return decoding.databind();
  }

  @Benchmark
  public double databindAndRead() throws IOException {
    return Decodings.readSome(decoding.databind());
  }

  @Benchmark
  public int tokens() throws IOException {
    return decoding.tokens();
  }
}
