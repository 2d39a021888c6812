package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lends a client to each member whose list is being read. A client of its own for each member would
 * cost more than a call: Feign assembles the interfaces of each. A member has one call at a time,
 * so a client signs with one token at a time.
 */
final class MemberClients {
  private final MmfClient client;
  private final BiFunction<MmfClient, String, MemberWalk> lists;
  private final Deque<Lent> idle = new ConcurrentLinkedDeque<>();

  /**
   * Creates the pool.
   *
   * @param client whose connections and settings all share
   * @param lists prepares to read the list of a member, with a client that calls on behalf of them
   */
  MemberClients(MmfClient client, BiFunction<MmfClient, String, MemberWalk> lists) {
    this.client = client;
    this.lists = lists;
  }

  /** Prepares to read the list of a member; {@link MemberWalk#end} returns the client. */
  MemberWalk open(String userKey, TokenCredentials token) {
    Lent lent = idle.poll();
    if (lent == null) {
      lent = new Lent(client);
    }
    lent.token = token;
    return new PooledWalk(lists.apply(lent.client, userKey), lent);
  }

  /** Is a client, and the token of the member to whom it is lent. */
  private static final class Lent {
    private final MmfClient client;
    private volatile @Nullable TokenCredentials token;

    private Lent(MmfClient shared) {
      this.client = shared.as(() -> token);
    }
  }

  /** Returns its client at its end. */
  private final class PooledWalk implements MemberWalk {
    private final MemberWalk walk;
    private final Lent lent;

    private PooledWalk(MemberWalk walk, Lent lent) {
      this.walk = walk;
      this.lent = lent;
    }

    @Override
    public CompletableFuture<PageOfRows> next(ListPosition position) {
      return walk.next(position);
    }

    @Override
    public void end() {
      lent.token = null;
      idle.push(lent);
    }
  }
}
