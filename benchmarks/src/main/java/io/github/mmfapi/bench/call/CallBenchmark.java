package io.github.mmfapi.bench.call;

import feign.Client;
import feign.Response;
import io.github.mmfapi.bench.decode.Bodies;
import io.github.mmfapi.bench.decode.EnvelopeBean;
import io.github.mmfapi.bench.decode.EnvelopeBean.WorkoutsOutput;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.oauth1.Placement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures calls over a transport that responds immediately. */
@State(Scope.Benchmark)
public class CallBenchmark {
  private MmfClient generated;
  private StockApi unsigned;
  private StockApi decorated;
  private StockApi decoratedHeader;
  private StockApi intercepted;
  private StockApi interceptedHeader;
  private StockApi scribe;

  @Setup
  public void setUp() {
    WireAgreement.check();
    Client transport = Calls.responding(Bodies.workouts(1));
    Calls calls = new Calls("http://api.mapmyfitness.com/3.1");
    generated = calls.generated(transport);
    unsigned = calls.unsigned(transport);
    decorated = calls.decorated(transport, Placement.QUERY);
    decoratedHeader = calls.decorated(transport, Placement.HEADER);
    intercepted = calls.intercepted(transport, Placement.QUERY);
    interceptedHeader = calls.intercepted(transport, Placement.HEADER);
    scribe = calls.scribe(transport);
  }

  /** Measures a request and its response: T7. */
  @Benchmark
  public WorkoutPage generated() {
    return Listing.generated(generated);
  }

  /** Measures a request and its response with Feign's stock codecs and ScribeJava: T7. */
  @Benchmark
  public EnvelopeBean<WorkoutsOutput> stock() {
    return Listing.stock(scribe);
  }

  @Benchmark
  public Response unsigned() {
    return Listing.raw(unsigned);
  }

  /** T5. */
  @Benchmark
  public Response decorated() {
    return Listing.raw(decorated);
  }

  @Benchmark
  public Response decoratedHeader() {
    return Listing.raw(decoratedHeader);
  }

  /** T6. */
  @Benchmark
  public Response intercepted() {
    return Listing.raw(intercepted);
  }

  @Benchmark
  public Response interceptedHeader() {
    return Listing.raw(interceptedHeader);
  }

  @Benchmark
  public Response interceptedByScribe() {
    return Listing.raw(scribe);
  }
}
