package io.github.mmfapi.contract.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox and its user's browser in another JVM, so that their logs are not captured with the
 * client's. Each command is a line with a JSON array, each response a line. Secrets are passed
 * through the pipe, not on the command line.
 */
public final class OtherProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;
  private final URI baseUrl;

  public OtherProcess(ClientCredentials application, SandboxUser user) throws IOException {
    process =
        new ProcessBuilder(JvmCommand.of(List.of(), OtherProcess.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    baseUrl =
        URI.create(
            send(
                application.key(),
                application.secret(),
                Long.toString(user.userId()),
                user.username(),
                user.password()));
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /** Logs in and clicks Authorize. */
  public void authorize(URI page) throws IOException {
    send("authorize", page.toString());
  }

  /** Clicks Deny. */
  public void deny(URI page) throws IOException {
    send("deny", page.toString());
  }

  /** Gives every request this response until {@link #recover()}. */
  public void failWith(MappingBuilder fault) throws IOException {
    send("fail", fault.build().toString());
  }

  public void recover() throws IOException {
    send("recover");
  }

  private String send(String... command) throws IOException {
    commands.write(JSON.writeValueAsString(command) + "\n");
    commands.flush();
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith("ok ")) {
      throw new IOException("the other process failed to execute a command: " + answer);
    }
    return answer.substring("ok ".length());
  }

  /** Closes the input of the process, at which it stops. */
  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (process.waitFor(30, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** The other process: starts with the first command, stops at the end of its input. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String[] first = JSON.readValue(in.readLine(), String[].class);
    SandboxUser user = new SandboxUser(Long.parseLong(first[2]), first[3], first[4]);
    ClientCredentials application = ClientCredentials.of(first[0], first[1]);
    try (MmfSandbox sandbox =
        MmfSandbox.builder().clientCredentials(application).user(user).start()) {
      out.println("ok " + sandbox.baseUrl());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        carryOut(sandbox, user, List.of(JSON.readValue(line, String[].class)));
        out.println("ok ");
      }
    }
  }

  private static void carryOut(MmfSandbox sandbox, SandboxUser user, List<String> command)
      throws Exception {
    switch (command.get(0)) {
      case "authorize" -> new SandboxBrowser().authorize(URI.create(command.get(1)), user);
      case "deny" -> new SandboxBrowser().deny(URI.create(command.get(1)));
      case "fail" ->
          sandbox.wireMock().addStubMapping(Json.read(command.get(1), StubMapping.class));
      case "recover" ->
          sandbox.wireMock().getStubMappings().stream()
              .filter(stub -> stub.getPriority() == 1)
              .forEach(sandbox.wireMock()::removeStub);
      default -> throw new IllegalArgumentException("unknown command " + command.get(0));
    }
  }
}
