package io.github.mmfapi.bench.decode;

import java.util.List;

/**
 * The envelope as one would type it by hand for a peer.
 *
 * @param <T> what the output holds
 */
public class EnvelopeBean<T> {
  public Result<T> result;

  /**
   * What is in the envelope.
   *
   * @param <T> what the output holds
   */
  public static class Result<T> {
    public int status;
    public T output;
    public List<String> errors;
  }

  /** The output of {@code get_user}. */
  public static class UserOutput {
    public UserBean user;
  }

  /** The output of {@code get_workouts}. */
  public static class WorkoutsOutput {
    public int count;
    public List<WorkoutBean> workouts;
  }
}
