package io.github.mmfapi.bench.decode;

import java.util.List;

/**
 * Is the envelope as a hand-written bean for a peer.
 *
 * @param <T> the type of the output
 */
public class EnvelopeBean<T> {
  public Result<T> result;

  /**
   * Holds the content of the envelope.
   *
   * @param <T> the type of the output
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
