package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.sample.api.ThingsApi;
import io.github.mmfapi.value.FilePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of a call appear in no exception, whatever name the server gives them. */
class SecretsOfACallTest {
  private static final ClientCredentials CLIENT = ClientCredentials.of("key", "cl1ent/s3cret");
  private static final TokenCredentials TOKEN = TokenCredentials.of("t0ken-value", "t0ken&s3cret");
  private static final String PASSWORD = "hunter2 of anna";
  private static final String MD5 = "df70f7b2a4ebea70e9a1e38f937038b2";

  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  private final Server server = new Server();
  private final MmfClient client =
      MmfClient.builder()
          .baseUrl("http://h/3.1")
          .clientCredentials(CLIENT)
          .retryPolicy(RetryPolicy.none())
          .logLevel(Logger.Level.FULL)
          .transport(server, server)
          .build();

  /** Answers each request alike, or fails. */
  private static final class Server implements Client, AsyncClient<Object> {
    int status = 500;
    String contentType = "text/plain";
    String text = "";
    @Nullable IOException failure;

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      if (failure != null) {
        throw failure;
      }
      return Response.builder()
          .status(status)
          .request(request)
          .headers(Map.of("Content-Type", List.of(contentType), "X-Echo", List.of(text)))
          .body(text.isEmpty() ? "x" : text, StandardCharsets.UTF_8)
          .build();
    }

    @Override
    public CompletableFuture<Response> execute(
        Request request, Request.Options options, java.util.Optional<Object> context) {
      try {
        return CompletableFuture.completedFuture(execute(request, options));
      } catch (IOException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
  }

  /** What the server knows of a call with {@link #request()}, without a name that says so. */
  private static String known() {
    return String.join(
        " ",
        "you sent",
        TOKEN.token(),
        TOKEN.secret(),
        CLIENT.secret(),
        PASSWORD,
        MD5,
        PercentEncoding.encode(TOKEN.secret()),
        PercentEncoding.encode(PercentEncoding.encode(CLIENT.secret())),
        PASSWORD.replace(' ', '+'),
        CLIENT.secret().replace("/", "\\/"),
        TOKEN.secret().replace("&", "&amp;"));
  }

  /** What a user may write into any field, and a server then has. */
  private static String note() {
    return known() + " anna@example.org " + TOKEN.token().substring(0, 9);
  }

  @Test
  void sent_valueWithASecretUnderAHarmlessName_hasNoSecret() {
    for (boolean lost : new boolean[] {false, true}) {
      server.text = "x";
      server.failure = lost ? new IOException("reset") : null;
      MmfClient mine = client.as(TOKEN);

      for (Throwable thrown :
          List.of(
              thrownBy(
                  () ->
                      mine.workouts()
                          .createWorkout(w -> w.workoutDate(DAY).workoutDescription(note()))),
              thrownBy(
                      () ->
                          mine.async()
                              .workouts()
                              .createWorkout(w -> w.workoutDate(DAY).workoutDescription(note()))
                              .join())
                  .getCause())) {
        WriteOutcomeUnknownException unknown = (WriteOutcomeUnknownException) thrown;
        assertClean(unknown, false);
        assertThat(unknown.sent().toString())
            .contains("workout_description=you sent *** *** ***", "workout_date=2013-01-16")
            .doesNotContain("t0ken", "s3cret", "cl1ent", "anna@");
      }
    }
  }

  @Test
  void sent_passwordUnderAHarmlessName_isMaskedWithItsMd5() {
    Throwable thrown =
        thrownBy(
            () ->
                client
                    .as(TOKEN)
                    .users()
                    .createUser(
                        u ->
                            u.username("x " + PASSWORD + " y")
                                .email("anna@example.org")
                                .firstName(MD5)
                                .password(PASSWORD)
                                .promoOptOutFlag(true)));

    assertClean(thrown, true);
    assertThat(((WriteOutcomeUnknownException) thrown).sent()).containsEntry("first_name", "***");
  }

  private static RawRequest request() {
    return RawRequest.post("a/b").with("password", PASSWORD).with("x", "1");
  }

  /** The spec does not tell which parameters of a raw write are secret, so none is shown. */
  @Test
  void sent_rawWrite_hasTheNamesAndNoValue() {
    server.failure = new IOException("reset");
    RawRequest write =
        request()
            .with("note", "a harmless value")
            .with("f", FilePart.of(new ByteArrayInputStream(new byte[1]), "f", "text/plain", 1));
    MmfClient mine = client.as(TOKEN);
    for (Throwable thrown :
        List.of(
            thrownBy(() -> mine.raw().call(write)),
            thrownBy(() -> mine.async().raw().call(write).join()).getCause())) {
      WriteOutcomeUnknownException unknown = (WriteOutcomeUnknownException) thrown;
      assertClean(unknown, true);
      assertThat(unknown.sent().keySet()).containsExactly("password", "x", "note", "f");
      assertThat(unknown.sent().values()).containsOnly("***");
      assertThat(unknown).hasMessageContaining("note=***").hasMessageNotContaining("harmless");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 404, 429, 500})
  void failure_textOfTheServer_hasNoSecret(int status) {
    server.status = status;
    server.text = known();

    assertClean(thrownBy(() -> client.as(TOKEN).users().getUser()), false);
    assertClean(
        thrownBy(() -> client.as(TOKEN).async().users().getUser().join()).getCause(), false);
    assertClean(thrownBy(() -> client.as(TOKEN).raw().call(request()).text(10)), true);
  }

  @Test
  void failure_envelopeOfTheServer_hasNoSecret() {
    for (int status : new int[] {200, 400, 500}) {
      server.status = status;
      server.contentType = "application/json";
      String texts = "\"" + known() + "\",{\"a\":[\"" + known() + "\"]}";
      server.text = "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[" + texts + "]}}";

      MmfException e = (MmfException) thrownBy(() -> client.as(TOKEN).users().getUser());
      assertClean(e, false);
      assertThat(e.errors()).hasSize(2).allMatch(text -> text.contains("you sent ***"));
    }
  }

  @Test
  void failure_ofTheTransport_hasNoSecretNorHasItsCause() {
    server.failure =
        new IOException("Unexpected status line: " + known(), new IOException(known()));

    assertClean(thrownBy(() -> client.as(TOKEN).users().getUser()), false);
    assertClean(
        thrownBy(() -> client.as(TOKEN).async().users().getUser().join()).getCause(), false);
    assertClean(thrownBy(() -> client.as(TOKEN).raw().call(request())), true);
  }

  @Test
  void failure_ofTheTransport_keepsACauseWithoutSecrets() {
    server.failure = new IOException("Failed to connect to /192.0.2.7:80");

    Throwable thrown = thrownBy(() -> client.as(TOKEN).users().getUser());

    assertThat(thrown).hasCause(server.failure).hasMessageContaining("/192.0.2.7:80");
  }

  @Test
  void failure_ofAMultipartForm_hasNoSecretOfItsTexts() {
    byte[] file = "form-data; name=\"x\"\r\n\r\nfile".getBytes(StandardCharsets.UTF_8);
    RawRequest upload =
        request().with("f", FilePart.of(new ByteArrayInputStream(file), "f", "text/plain", 100));
    server.text = known();

    assertClean(thrownBy(() -> client.as(TOKEN).raw().call(upload).text(100)), true);
  }

  @Test
  void failure_ofATokenCall_hasNoVerifier() {
    server.status = 401;
    server.text = "no verifier like 58917234 for temp0rary and temp-s3cret";
    TemporaryCredentials temporary = TemporaryCredentials.of("temp0rary", "temp-s3cret");

    Throwable thrown =
        thrownBy(() -> client.as(temporary).oAuth().accessToken(a -> a.oauthVerifier("58917234")));

    assertThat(everything(thrown))
        .contains("no verifier like ***")
        .doesNotContain("58917234", "temp0rary", "temp-s3cret");
  }

  @Test
  void failure_behindTheInterceptor_hasNoSecret() {
    server.text = known();
    ThingsApi things =
        MmfFeign.configure(
                Feign.builder()
                    .client(server)
                    .requestInterceptor(
                        OAuth1RequestInterceptor.builder()
                            .signer(OAuth1Signer.builder().clientCredentials(CLIENT).build())
                            .credentials(TokenCredentialsProvider.of(TOKEN))
                            .build()))
            .target(ThingsApi.class, "http://h/3.1");

    assertClean(thrownBy(() -> things.getThings(t -> t.limit(1))), false);
  }

  @Test
  void failure_ofAPlainCall_isShownAsItIs() {
    server.status = 404;
    server.text = "There is no thing 5 of type T, result 1";

    Throwable thrown = thrownBy(() -> client.as(TOKEN).users().getUser());

    assertThat(((MmfException) thrown).bodyExcerpt()).isEqualTo(server.text);
  }

  private static Throwable thrownBy(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static void assertClean(Throwable thrown, boolean withPassword) {
    assertThat(thrown).isInstanceOf(MmfException.class);
    String all = everything(thrown);
    assertThat(all).doesNotContain("t0ken", "s3cret", "cl1ent");
    if (withPassword) {
      assertThat(all).doesNotContain("hunter2", MD5);
    }
  }

  private static String everything(Throwable thrown) {
    StringWriter all = new StringWriter();
    PrintWriter out = new PrintWriter(all);
    thrown.printStackTrace(out);
    MmfException e = (MmfException) thrown;
    out.println(e.errors() + e.bodyExcerpt() + e.responseHeaders() + e.request().url());
    out.println(e.request() + e.contentUTF8());
    if (e instanceof WriteOutcomeUnknownException unknown) {
      out.println(unknown.sent() + "" + unknown.getCause());
    }
    return all.toString();
  }
}
