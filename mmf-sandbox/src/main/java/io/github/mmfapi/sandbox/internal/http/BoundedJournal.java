package io.github.mmfapi.sandbox.internal.http;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * WireMock's journal, bounded in the number of requests and in the bytes of their bodies. The
 * oldest requests are dropped; the latest is always kept.
 */
public final class BoundedJournal implements RequestJournalStore {
  /** Maximum number of requests. */
  static final int MOST_REQUESTS = 1_000;

  /** Maximum number of bytes of all bodies. */
  static final long MOST_BYTES = 32_000_000;

  /** WireMock keeps a body as bytes, as text, and as parameters or parts. */
  private static final int COPIES = 3;

  private record Entry(ServeEvent event, long bytes) {}

  /** The requests by id, the oldest first. */
  private final Map<UUID, Entry> entries = new LinkedHashMap<>();

  private long bytes;

  /** Returns WireMock's stores in memory, with a bounded journal. */
  public static Stores stores(FileSource files) {
    BoundedJournal journal = new BoundedJournal();
    return new DefaultStores(files) {
      @Override
      public RequestJournalStore getRequestJournalStore() {
        return journal;
      }
    };
  }

  @Override
  public synchronized void add(ServeEvent event) {
    Entry entry = new Entry(event, bytesOf(event));
    entries.put(event.getId(), entry);
    bytes += entry.bytes();
    while (entries.size() > 1 && (entries.size() > MOST_REQUESTS || bytes > MOST_BYTES)) {
      removeLast();
    }
  }

  private static long bytesOf(ServeEvent event) {
    ResponseDefinition response = event.getResponseDefinition();
    byte[] body = event.getRequest().getBody();
    return (body == null ? 0 : (long) COPIES * body.length)
        + (response == null ? 0 : lengthOf(response));
  }

  private static long lengthOf(ResponseDefinition response) {
    if (response.specifiesBinaryBodyContent()) {
      return response.getByteBody().length;
    }
    return response.specifiesTextBodyContent() ? response.getTextBody().length() : 0;
  }

  @Override
  public synchronized void removeLast() {
    Iterator<Entry> oldest = entries.values().iterator();
    if (oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  @Override
  public synchronized Stream<ServeEvent> getAll() {
    List<ServeEvent> events = new ArrayList<>(entries.size());
    entries.values().forEach(entry -> events.add(entry.event()));
    Collections.reverse(events);
    return events.stream();
  }

  @Override
  public Stream<UUID> getAllKeys() {
    return getAll().map(ServeEvent::getId);
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::event);
  }

  /** Replaces a request by itself with its response; a request that was dropped stays dropped. */
  @Override
  public synchronized void put(UUID id, ServeEvent event) {
    // The response was written from the definition that is counted already.
    entries.computeIfPresent(id, (key, entry) -> new Entry(event, entry.bytes()));
  }

  @Override
  public synchronized void remove(UUID id) {
    Entry removed = entries.remove(id);
    bytes -= removed == null ? 0 : removed.bytes();
  }

  @Override
  public synchronized void clear() {
    entries.clear();
    bytes = 0;
  }
}
