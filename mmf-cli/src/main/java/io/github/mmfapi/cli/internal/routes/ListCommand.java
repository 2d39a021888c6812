package io.github.mmfapi.cli.internal.routes;

import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Console;
import io.github.mmfapi.cli.internal.output.LimitOptions;
import io.github.mmfapi.cli.internal.output.RowOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mmf routes list}: lists routes. */
@Command(
    name = "list",
    description = {
      "Lists routes with their length in miles (routes/search_routes).",
      "Example: mmf routes list --near 45.42,-122.55 --radius 2 --all"
    })
final class ListCommand extends AccountCommand {
  @Mixin private final SearchOptions search = new SearchOptions();
  @Mixin private final LimitOptions limits = new LimitOptions();
  @Mixin private final RowOptions rows = new RowOptions();

  ListCommand(CommandContext context) {
    super(context);
  }

  @Override
  protected void check() {
    search.check();
    limits.check();
    rows.check(spec().commandLine(), RouteRows.COLUMNS);
  }

  @Override
  protected int run(Session session) {
    Console console = context().console();
    limits.write(
        session.client().paging().routes(search.parameters(session)),
        route -> true,
        RouteRows::json,
        rows.open(spec().commandLine(), console, RouteRows.COLUMNS),
        console);
    return CommandLine.ExitCode.OK;
  }
}
