package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.sandbox.internal.model.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wiremock.com.github.jknack.handlebars.Context;
import wiremock.com.github.jknack.handlebars.Handlebars;
import wiremock.com.github.jknack.handlebars.Template;
import wiremock.com.github.jknack.handlebars.context.MapValueResolver;
import wiremock.com.github.jknack.handlebars.io.AbstractTemplateLoader;
import wiremock.com.github.jknack.handlebars.io.StringTemplateSource;
import wiremock.com.github.jknack.handlebars.io.TemplateSource;

/**
 * The templates of the pages, in the language of Handlebars, which comes with WireMock. It escapes
 * each value. Values are maps, lists and texts, so that a template calls no method.
 */
final class Templates {
  private static final Handlebars HANDLEBARS = new Handlebars(new ResourceLoader());
  private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

  private Templates() {}

  static String render(String name, Model model) {
    Template template = COMPILED.computeIfAbsent(name, Templates::compile);
    Context context =
        Context.newBuilder(model.values()).resolver(MapValueResolver.INSTANCE).build();
    try {
      return template.apply(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template compile(String name) {
    try {
      return HANDLEBARS.compile(name);
    } catch (IOException e) {
      throw new UncheckedIOException("the template " + name + " is wrong", e);
    }
  }

  private static final class ResourceLoader extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) {
      return new StringTemplateSource(location, Resources.text(Templates.class, location + ".hbs"));
    }
  }
}
