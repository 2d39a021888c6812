package io.github.mmfapi.cli.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.oauth1.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a curl command sends; another test compares it with curl itself. */
class CurlCommandTest {
  private static String body(SentRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curl http://h/p                              | GET    | http://h/p        |",
        "curl 'http://h/p?a=1&b=2' -X DELETE          | DELETE | http://h/p?a=1&b=2 |",
        "curl -sSXPUT http://h/p                      | PUT    | http://h/p        |",
        "curl h/p -d a=1 -d b=2                       | POST   | http://h/p        | a=1&b=2",
        "curl h/p -d a=1 -X PATCH                     | PATCH  | http://h/p        | a=1",
        "curl -G h/p -d a=1 --data-urlencode 'b= ä'   | GET    | http://h/p?a=1&b=+%C3%A4 |",
        "curl -G 'h/p?x=1' -d a=1                     | GET    | http://h/p?x=1&a=1 |",
        "curl --get 'h/p#top' -d a=1                  | GET    | http://h/p?a=1#top |",
        "curl -I h/p                                  | HEAD   | http://h/p        |",
        "curl --url h/p --data-raw '@a'               | POST   | http://h/p        | @a",
        "curl h/p --data-urlencode '=a&b'             | POST   | http://h/p        | a%26b",
        "curl h/p --data-urlencode 'a b'              | POST   | http://h/p        | a+b",
        "curl h/p --data-urlencode 'a=b@c'            | POST   | http://h/p        | a=b%40c",
        "curl h/p --url-query 'a=b c'                 | GET    | http://h/p?a=b+c |",
        "curl h/p --json '{}'                         | POST   | http://h/p        | {}",
        "curl --compressed -k -o x -m 5 -u a:b h/p    | GET    | http://h/p        |",
        "/usr/bin/curl -- h/p                         | GET    | http://h/p        |",
        "$ curl h/p ; jq .                            | GET    | http://h/p        |",
        "curl h/p --no-keepalive --http2              | GET    | http://h/p        |",
        "curl --no-compressed --no-location h/p       | GET    | http://h/p        |",
        "curl h/p --data-binary a --data-binary b     | POST   | http://h/p        | a&b",
        "curl h/p --json '[' --json ']'               | POST   | http://h/p        | []"
      })
  void read_command_isWhatCurlSends(String command, String method, String url, String body) {
    SentRequest request = CurlCommand.read(command);

    assertThat(request.method()).isEqualTo(method);
    assertThat(request.url()).isEqualTo(url);
    assertThat(body(request)).isEqualTo(body == null ? "" : body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a b'            | a b",
        "\"a\\\"b\\$c\\d\" | a\"b$c\\d",
        "$'a\\'\\u0021\\x41\\101\\u00e9' | a'!AAé",
        "$'\\ud83d\\ude00\\U0001F600' | 😀😀",
        "$'\\0601\\x414\\u00411' | 01A4A1",
        "$'\\?\\\\\\8\\q\\😀'       | ?\\\\8\\q\\😀",
        "$'\\x\\xg\\u\\U'         | \\x\\xg\\u\\U",
        "a\\ b            | a b",
        "'a'\"b\"c        | abc",
        "'it'\\''s'       | it's",
        "\"$ 5\"          | $ 5",
        "\"a\\\\\"         | a\\",
        "\"a$\"           | a$",
        "a$               | a$",
        "$\"a b\"         | a b",
        "''               | ``"
      })
  void read_quotedText_isReadAsAShellDoes(String quoted, String text) {
    assertThat(body(CurlCommand.read("curl h/p --data-raw " + quoted))).isEqualTo(text);
  }

  @Test
  void read_lettersOfAnAnsiQuote_areControlCharacters() {
    assertThat(body(CurlCommand.read("curl h/p --data-raw $'\\a\\b\\e\\f\\n\\r\\t\\v\\E'")))
        .isEqualTo("\u0007\b\u001B\f\n\r\t\u000B\u001B");
  }

  @Test
  void read_lineBreaksInQuotes_areLeftOutAfterABackslashIfTheQuotesAreDouble() {
    assertThat(body(CurlCommand.read("curl h/p --data-raw \"a\\\nb\nc\""))).isEqualTo("ab\nc");
    assertThat(body(CurlCommand.read("curl h/p --data-raw 'a\\\nb'"))).isEqualTo("a\\\nb");
  }

  @ParameterizedTest
  @ValueSource(chars = {'|', '&', ';', '<', '>', '\n'})
  void read_operatorOfTheShell_endsTheCommand(char operator) {
    SentRequest request = CurlCommand.read("curl h/p" + operator + "more");

    assertThat(request.url()).isEqualTo("http://h/p");
    assertThat(request.notes()).singleElement().asString().contains("is ignored");
    assertThat(CurlCommand.read("curl h/p" + operator).notes()).isEmpty();
  }

  @Test
  void read_severalLines_areOneCommandIfABackslashJoinsThem() {
    SentRequest request =
        CurlCommand.read(
            """

            curl 'https://h/p' \\
              -H 'Accept: */*' \\\r
              -H 'X-Empty;' -H 'Gone:' \\
              --data-raw $'a=b\\nc' \\
              --compressed
            echo done
            """);

    assertThat(request.header("accept")).isEqualTo("*/*");
    assertThat(request.header("X-Empty")).isEmpty();
    assertThat(request.header("Gone")).isNull();
    assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(body(request)).isEqualTo("a=b\nc");
    assertThat(request.notes()).singleElement().asString().contains("line break");
  }

  @Test
  void read_contentTypeOfTheCommand_replacesThatOfCurl() {
    SentRequest request = CurlCommand.read("curl h/p -H 'content-type: text/plain' -d a");

    assertThat(request.headers()).containsExactly(new Parameter("content-type", "text/plain"));
  }

  @Test
  void read_form_hasAPartForEachField_withoutTheContentOfFiles() {
    SentRequest request =
        CurlCommand.read("curl h/p -F a=b=c -F 'f=@x' -F 'g=<y' --form-string 'h=@z' -F i=");

    String type = "multipart/form-data; boundary=";
    assertThat(request.header("Content-Type")).startsWith(type);
    String boundary = "--" + request.header("Content-Type").substring(type.length());
    assertThat(body(request))
        .isEqualTo(
            part(boundary, "\"a\"", "b=c")
                + part(boundary, "\"f\"; filename=\"file\"", "")
                + part(boundary, "\"g\"; filename=\"file\"", "")
                + part(boundary, "\"h\"", "@z")
                + part(boundary, "\"i\"", "")
                + boundary
                + "--\r\n");
  }

  private static String part(String boundary, String name, String content) {
    return boundary
        + "\r\nContent-Disposition: form-data; name="
        + name
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  @Test
  void read_files_areReadAsCurlReadsThem(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("body"), "a=1\n&b=2\n").toString();

    assertThat(body(CurlCommand.read("curl h/p -d '@" + file + "'"))).isEqualTo("a=1&b=2");
    assertThat(body(CurlCommand.read("curl h/p --data-binary '@" + file + "'")))
        .isEqualTo("a=1\n&b=2\n");
    assertThat(body(CurlCommand.read("curl h/p --data-urlencode 'x@" + file + "'")))
        .isEqualTo("x=a%3D1%0A%26b%3D2%0A");

    String equals = Files.writeString(folder.resolve("a=b"), "c d").toString();
    assertThat(body(CurlCommand.read("curl h/p --data-urlencode 'x@" + equals + "'")))
        .isEqualTo("x=c+d");
    assertThat(body(CurlCommand.read("curl h/p --data-urlencode '@" + equals + "'")))
        .isEqualTo("c+d");

    SentRequest upload = CurlCommand.read("curl h/p -T '" + file + "'");
    assertThat(upload.method()).isEqualTo("PUT");
    assertThat(body(upload)).isEqualTo("a=1\n&b=2\n");
    assertThat(upload.headers()).isEmpty();
  }

  @Test
  void read_user_isIgnoredWithAWord() {
    SentRequest request = CurlCommand.read("curl -u name:secret h/p");

    assertThat(request.notes()).singleElement().asString().contains("-u").doesNotContain("secret");
    assertThat(request.headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wget http://h/secret",
        "",
        "curl",
        "curl 'http://h/secret",
        "curl \"http://h/$secret\"",
        "curl http://h/`secret`",
        "curl h/secret h/secret",
        "curl --secret=1 h/p",
        "curl h/secret --nothing",
        "curl h/secret -d",
        "curl h/secret -d @-",
        "curl h/secret -H @file",
        "curl ^\"http://h/secret^\" ^",
        "curl h/p $'secret",
        "curl h/p -F secret",
        "curl h/p -F =secret",
        "curl h/p -d $'h/secret",
        "curl h/p -d $'h/secret\\",
        "curl h/p -d $'h/secret\\x4",
        "curl \"h/secret\\",
        "curl h/p \"$_secret\"",
        "curl h/p $secret"
      })
  void read_unreadableCommand_isRefusedInOneLineWithoutItsText(String command) {
    assertThatThrownBy(() -> CurlCommand.read(command))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasLineCount(1)
        .doesNotContain("h/secret", "=1", "$secret");
  }
}
