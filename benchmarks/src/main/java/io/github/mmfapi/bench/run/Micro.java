package io.github.mmfapi.bench.run;

import io.github.mmfapi.bench.call.CallBenchmark;
import io.github.mmfapi.bench.decode.DecodeBenchmark;
import io.github.mmfapi.bench.sign.SignBenchmark;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the short form of the JMH benchmarks, with their allocation. Iterations are short and the
 * fastest one counts, because other load on the machine only increases a time. Signing has the
 * smallest margins and is therefore measured again at the end. Calls have the most code to compile
 * and the longest warm-up.
 */
final class Micro {
  private static final int WARM_UPS = 3;
  private static final int WARM_UPS_OF_CALLS = 10;
  private static final int ITERATIONS = 10;

  private Micro() {}

  static void measure(Results results) throws RunnerException {
    run(SignBenchmark.class, WARM_UPS, results);
    run(CallBenchmark.class, WARM_UPS_OF_CALLS, results);
    run(DecodeBenchmark.class, WARM_UPS, results);
    run(SignBenchmark.class, WARM_UPS, results);
  }

  private static void run(Class<?> benchmark, int warmUps, Results results) throws RunnerException {
    String name = benchmark.getSimpleName();
    String group = name.replace("Benchmark", "").toLowerCase(Locale.ROOT);
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(name)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(1)
        .warmupIterations(warmUps)
        .warmupTime(TimeValue.milliseconds(700))
        .measurementIterations(ITERATIONS)
        .measurementTime(TimeValue.milliseconds(150))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .addProfiler(GCProfiler.class);
    for (RunResult result : new Runner(options.build()).run()) {
      String method = result.getPrimaryResult().getLabel();
      String response = result.getParams().getParam("response");
      String key = group + "." + (response == null ? "" : response + ".") + method;
      // The fastest iteration, because other load only increases a time.
      results.least(key + ".us", result.getPrimaryResult().getStatistics().getMin());
      results.least(
          key + ".bytes", result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
  }
}
