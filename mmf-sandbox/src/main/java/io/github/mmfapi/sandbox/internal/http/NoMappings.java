package io.github.mmfapi.sandbox.internal.http;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;

/** No files of stubs, neither read nor written. */
public enum NoMappings implements MappingsSource {
  INSTANCE;

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    // There are none.
  }

  @Override
  public void save(List<StubMapping> stubMappings) {
    throw unsupported();
  }

  @Override
  public void save(StubMapping stubMapping) {
    throw unsupported();
  }

  // WireMock still requires it, though it will be removed.
  @SuppressWarnings({"deprecation", "removal"})
  @Override
  public void remove(StubMapping stubMapping) {
    // A stub that was never saved has no file.
  }

  @Override
  public void remove(UUID stubMappingId) {
    // A stub that was never saved has no file.
  }

  @Override
  public void removeAll() {
    // There are none.
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException(
        "the sandbox saves no stubs; add them with wireMock().stubFor");
  }
}
