package io.github.mmfapi.cli.internal.routes;

import io.github.mmfapi.cli.internal.account.AccountCommand;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.cli.internal.output.RowOptions;
import io.github.mmfapi.cli.internal.output.RowWriter;
import io.github.mmfapi.model.GetRouteRequest;
import io.github.mmfapi.model.Route;
import io.github.mmfapi.model.RoutePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmf routes show}: shows the points of a route. */
@Command(
    name = "show",
    description = {
      "Shows the points of a route (routes/get_route).",
      "Example: mmf routes show 437125773269621521 --output csv"
    })
final class ShowCommand extends AccountCommand {
  private static final Columns COLUMNS = Columns.of("lat", "lng");

  @ArgGroup(multiplicity = "1")
  private Handle handle = new Handle();

  @Mixin private final RowOptions rows = new RowOptions();

  ShowCommand(CommandContext context) {
    super(context);
  }

  /** What selects the route. */
  static final class Handle {
    @Parameters(index = "0", paramLabel = "ROUTE_KEY", description = "The route_key.")
    private @Nullable String key;

    @Option(names = "--id", paramLabel = "ROUTE_ID", description = "The route_id.")
    private @Nullable Long id;
  }

  @Override
  protected void check() {
    rows.check(spec().commandLine(), COLUMNS);
  }

  @Override
  protected int run(Session session) {
    GetRouteRequest request =
        GetRouteRequest.builder().routeKey(handle.key).routeId(handle.id).build();
    Route route = session.client().routes().getRoute(request);
    if (!route.isList("points")) {
      throw new IllegalStateException(
          "the response of routes/get_route has no list of points; look at it with:"
              + " mmf call routes/get_route");
    }
    List<RoutePosition> points = route.points();
    RowWriter writer = rows.open(spec().commandLine(), context().console(), COLUMNS);
    points.forEach(point -> writer.write(RouteRows.json(point)));
    writer.finish();
    return CommandLine.ExitCode.OK;
  }
}
