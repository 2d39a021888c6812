package io.github.mmfapi.cli.internal.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.files.Digests;
import io.github.mmfapi.cli.internal.files.Durable;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfRateLimitedException;
import io.github.mmfapi.model.GetRouteGpxRequest;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A folder with a GPX file for each route. A file that exists is complete, and is not fetched
 * again, so an export that was killed continues.
 */
public final class RouteFolder {
  private static final int LONGEST_NAME = 100;
  private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789-";

  private final Path folder;
  private final MmfClient client;
  private final boolean elevation;
  private final PrintWriter err;
  private final Set<String> seen = new HashSet<>();
  private long saved;
  private long before;
  private long failed;

  /**
   * Creates the folder if it does not exist.
   *
   * @param folder the folder
   * @param client fetches the routes
   * @param elevation whether the points have their elevation
   * @param err gets a line for each route that the server refuses
   * @throws IOException if the folder cannot be created
   */
  public RouteFolder(Path folder, MmfClient client, boolean elevation, PrintWriter err)
      throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is a file; give a folder for GPX files");
    }
    this.folder = Files.createDirectories(folder);
    this.client = client;
    this.elevation = elevation;
    this.err = err;
  }

  /**
   * Saves a route, unless its file exists.
   *
   * @param key the route key
   * @throws IOException if the file cannot be written
   */
  public void save(String key) throws IOException {
    save(key, GetRouteGpxRequest.builder().routeKey(key));
  }

  /**
   * Saves a route whose key is not known, unless its file exists.
   *
   * @param id the route id
   * @throws IOException if the file cannot be written
   */
  public void save(long id) throws IOException {
    save("id-" + id, GetRouteGpxRequest.builder().routeId(id));
  }

  private void save(String name, GetRouteGpxRequest.Builder request) throws IOException {
    Path file = folder.resolve(fileName(name) + ".gpx");
    if (!seen.add(name)) {
      return;
    }
    if (Files.exists(file)) {
      before++;
      return;
    }
    if (elevation) {
      request.elevationFlag(true);
    }
    try (Download gpx = client.routes().getRouteGpx(request.build())) {
      Durable.replace(file, out -> copy(gpx, out));
      saved++;
    } catch (MmfAuthenticationException | MmfRateLimitedException e) {
      // The next route would fail, too.
      throw e;
    } catch (MmfApiException e) {
      failed++;
      err.println("mmf: route " + name + ": " + e.getMessage());
      err.flush();
    }
  }

  private static void copy(Download gpx, OutputStream out) throws IOException {
    long written = gpx.transferTo(out);
    long length = gpx.length().orElse(written);
    if (length != written) {
      throw new IOException(
          "the response ended after " + written + " of " + length + " bytes; try again");
    }
  }

  /** Returns a name without characters that mean something in a path. */
  private static String fileName(String name) {
    boolean plain =
        name.length() <= LONGEST_NAME && name.chars().allMatch(c -> NAME.indexOf(c) >= 0);
    return plain ? name : "sha256-" + Digests.of(name);
  }

  /** {@return the folder and the numbers of files: fetched, there before, refused by the server} */
  public ObjectNode result() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("folder", folder.toString())
        .put("saved", saved)
        .put("before", before)
        .put("failed", failed);
  }
}
