/**
 * Exports the lists of many users with Apache Flink: {@link io.github.mmfapi.flink.WorkoutSource}
 * and {@link io.github.mmfapi.flink.RouteSource} for jobs of your own, and {@link
 * io.github.mmfapi.flink.MemberSyncJob}, a complete job for a cluster, which {@code mmf bulk
 * export} runs on one machine. A member is a user whose token credentials are in a {@link
 * io.github.mmfapi.oauth1.store.TokenStore}.
 */
@NullMarked
package io.github.mmfapi.flink;

import org.jspecify.annotations.NullMarked;
