package io.github.mmfapi.cli.internal.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.export.ExportOptions;
import io.github.mmfapi.cli.internal.export.ListExport;
import io.github.mmfapi.cli.internal.export.RouteFolder;
import io.github.mmfapi.cli.internal.output.LimitOptions;
import io.github.mmfapi.cli.internal.output.OutputOption;
import io.github.mmfapi.cli.internal.output.Progress;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mmf routes export}: writes routes into files. */
@Command(
    name = "export",
    description = {
      "Exports routes into files.",
      "gpx is a file for each route (routes/get_route_gpx); ndjson and csv have the rows of",
      "mmf routes list. If it was interrupted, run it again: it continues.",
      "Example: mmf routes export --to routes --format gpx --elevation"
    })
final class ExportCommand extends AccountCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "ROUTE_KEY",
      description = "The routes for gpx. Default: those that mmf routes list finds.")
  private List<String> keys = List.of();

  @Mixin private final SearchOptions search = new SearchOptions();
  @Mixin private final ExportOptions target = new ExportOptions();
  @Mixin private final OutputOption output = new OutputOption();

  ExportCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    search.check();
    target.check(RouteRows.COLUMNS);
    if (!keys.isEmpty() && target.format() != ExportOptions.Format.GPX) {
      throw wrong("a ROUTE_KEY is for --format gpx; leave one out");
    }
  }

  @Override
  protected int run(Session session) throws IOException {
    ObjectNode result =
        target.format() == ExportOptions.Format.GPX ? files(session) : rows(session);
    output.print(spec().commandLine(), context().console(), result);
    return result.path("failed").asInt() == 0
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private ObjectNode rows(Session session) throws IOException {
    MmfClient client = session.client();
    Consumer<SearchRoutesRequest.Builder> parameters = search.parameters(session);
    ListExport<RouteSummary> export =
        new ListExport<>(
            (start, limit) -> RouteRows.page(client, parameters, start, limit),
            RouteRows::json,
            "route_key");
    String what = "routes" + search.words(session) + " at " + session.server();
    return target.write(export, what, RouteRows.COLUMNS, route -> true, context());
  }

  private ObjectNode files(Session session) throws IOException {
    RouteFolder folder = target.folder(session);
    long routes = 0;
    try (Progress progress = target.progress(context())) {
      for (String key : keys) {
        folder.save(key);
        progress.at(++routes);
      }
      if (keys.isEmpty()) {
        for (RouteSummary route :
            session
                .client()
                .paging()
                .routes(search.parameters(session))
                .pageSize(LimitOptions.PAGE)
                .untilNoNewRows()) {
          String key = route.routeKey();
          if (key != null) {
            folder.save(key);
          }
          progress.at(++routes);
        }
      }
    }
    return folder.result();
  }
}
