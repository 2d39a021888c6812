package io.github.mmfapi.bench.sign;

import io.github.mmfapi.oauth1.Parameter;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.oauth1.signature.HmaSha1Method;
import org.glassfish.jersey.oauth1.signature.OAuth1Parameters;
import org.glassfish.jersey.oauth1.signature.OAuth1Request;
import org.glassfish.jersey.oauth1.signature.OAuth1Secrets;
import org.glassfish.jersey.oauth1.signature.OAuth1Signature;
import org.glassfish.jersey.oauth1.signature.OAuth1SignatureException;

/** Signs with Jersey's oauth1-signature, whose users have already parsed the parameters. */
public final class JerseySigning implements Signing {
  private final OAuth1Signature signature = new OAuth1Signature(methods());
  private final OAuth1Secrets secrets =
      new OAuth1Secrets().consumerSecret(Sample.CONSUMER_SECRET).tokenSecret(Sample.TOKEN_SECRET);
  private final Sample sample;
  private final URL url;
  private final Map<String, List<String>> own;

  public JerseySigning(Sample sample) throws MalformedURLException {
    this.sample = sample;
    this.url = new URL(sample.path());
    this.own =
        sample.own().stream().collect(Collectors.toMap(Parameter::name, p -> List.of(p.value())));
  }

  /** Replaces Jersey's container, which is only used to look up the signature methods. */
  private static InjectionManager methods() {
    return (InjectionManager)
        Proxy.newProxyInstance(
            JerseySigning.class.getClassLoader(),
            new Class<?>[] {InjectionManager.class},
            (proxy, method, arguments) -> List.of(new HmaSha1Method()));
  }

  @Override
  public String authorization() throws OAuth1SignatureException {
    Request request = new Request();
    OAuth1Parameters parameters =
        new OAuth1Parameters()
            .consumerKey(Sample.CONSUMER_KEY)
            .token(Sample.TOKEN)
            .signatureMethod(HmaSha1Method.NAME)
            .timestamp(Sample.TIMESTAMP)
            .nonce(Sample.NONCE)
            .version("1.0");
    signature.sign(request, parameters, secrets);
    return request.authorization;
  }

  private final class Request implements OAuth1Request {
    private String authorization = "";

    @Override
    public String getRequestMethod() {
      return sample.method();
    }

    @Override
    public URL getRequestURL() {
      return url;
    }

    @Override
    public Set<String> getParameterNames() {
      return own.keySet();
    }

    @Override
    public List<String> getParameterValues(String name) {
      return own.get(name);
    }

    @Override
    public List<String> getHeaderValues(String name) {
      return List.of();
    }

    @Override
    public void addHeaderValue(String name, String value) {
      authorization = value;
    }
  }
}
