package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedFormsTest {

  @Test
  void of_text_isInEachNotationOfServers() {
    assertThat(EscapedForms.of("a b/\"\\~\u007F\n%é'<&>"))
        .containsExactly(
            "a b/\"\\~\u007F\n%é'<&>",
            "a%20b%2F%22%5C~%7F%0A%25%C3%A9%27%3C%26%3E",
            "a%2520b%252F%2522%255C~%257F%250A%2525%25C3%25A9%2527%253C%2526%253E",
            "a%20b%2f%22%5c~%7f%0a%25%c3%a9%27%3c%26%3e",
            "a+b%2F%22%5C~%7F%0A%25%C3%A9%27%3C%26%3E",
            "a b/\\\"\\\\~\u007F\\u000a%é'<&>",
            "a b\\/\\\"\\\\~\\u007f\\u000a%\\u00e9'<&>",
            "a b/&quot;\\~\u007F\n%é'&lt;&amp;&gt;",
            "a b/&quot;\\~\u007F\n%é&#039;&lt;&amp;&gt;");
  }

  @Test
  void of_halfOfAPair_hasAQuestionMarkForIt() {
    assertThat(EscapedForms.of("a\uD83Db")).contains("a%3Fb", "a\\ud83db");
    assertThat(EscapedForms.of("\uD800")).contains("%3F");
    assertThat(EscapedForms.of("\uDFFF")).contains("%3F");
    assertThat(EscapedForms.of("\uD7FF\uE000")).contains("%ED%9F%BF%EE%80%80");
  }
}
